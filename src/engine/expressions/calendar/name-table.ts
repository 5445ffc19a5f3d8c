/**
 * The names of the days (from Sunday) and months, long and short, and of the halves of the day where they are not am
 * and pm; a line for each language, with its codes of two and three letters. From the locale data of the GNU C Library,
 * on which its makers claim no copyright; Javanese is ours.
 */
export const nameTable = `
id ind: Minggu|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu; Min|Sen|Sel|Rab|Kam|Jum|Sab; Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember; Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agu|Sep|Okt|Nov|Des
jv jav: Minggu|Senin|Selasa|Rebo|Kemis|Jemuwah|Setu; Min|Sen|Sel|Reb|Kem|Jem|Set; Januari|Pebruari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|Nopember|Desember; Jan|Peb|Mar|Apr|Mei|Jun|Jul|Agu|Sep|Okt|Nop|Des
ms msa: Ahad|Isnin|Selasa|Rabu|Khamis|Jumaat|Sabtu; Ahd|Isn|Sel|Rab|Kha|Jum|Sab; Januari|Februari|Mac|April|Mei|Jun|Julai|Ogos|September|Oktober|November|Disember; Jan|Feb|Mac|Apr|Mei|Jun|Jul|Ogos|Sep|Okt|Nov|Dis
es spa: domingo|lunes|martes|miércoles|jueves|viernes|sábado; dom|lun|mar|mié|jue|vie|sáb; enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre; ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic
fr fra: dimanche|lundi|mardi|mercredi|jeudi|vendredi|samedi; dim.|lun.|mar.|mer.|jeu.|ven.|sam.; janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre; janv.|févr.|mars|avril|mai|juin|juil.|août|sept.|oct.|nov.|déc.
pt por: domingo|segunda|terça|quarta|quinta|sexta|sábado; dom|seg|ter|qua|qui|sex|sáb; janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro; jan|fev|mar|abr|mai|jun|jul|ago|set|out|nov|dez
ar ara: الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت; ح|ن|ث|ر|خ|ج|س; يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر; ينا|فبر|مار|أبر|ماي|يون|يول|أغس|سبت|أكت|نوف|ديس; ص|م
de deu: Sonntag|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag; So|Mo|Di|Mi|Do|Fr|Sa; Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember; Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez
nl nld: zondag|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag; zo|ma|di|wo|do|vr|za; januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december; jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec
sw swa: Jumapili|Jumatatu|Jumanne|Jumatano|Alhamisi|Ijumaa|Jumamosi; J2|J3|J4|J5|Alh|Ij|J1; Januari|Februari|Machi|Aprili|Mei|Juni|Julai|Agosti|Septemba|Oktoba|Novemba|Desemba; Jan|Feb|Mac|Apr|Mei|Jun|Jul|Ago|Sep|Okt|Nov|Des; asubuhi|alasiri
hi hin: रविवार|सोमवार|मंगलवार|बुधवार|गुरुवार|शुक्रवार|शनिवार; रवि|सोम|मंगल|बुध|गुरु|शुक्र|शनि; जनवरी|फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्तूबर|नवंबर|दिसंबर; जन॰|फ़र॰|मार्च|अप्रैल|मई|जून|जुल॰|अग॰|सित॰|अक्तू॰|नव॰|दिस॰; पूर्वाह्न|अपराह्न
bn ben: রবিবার|সোমবার|মঙ্গলবার|বুধবার|বৃহস্পতিবার|শুক্রবার|শনিবার; রবি|সোম|মঙ্গল|বুধ|বৃহঃ|শুক্র|শনি; জানুয়ারী|ফেব্রুয়ারী|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর; জানু|ফেব|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর; পূর্বাহ্ণ|অপরাহ্ণ
ur urd: اتوار|پير|منگل|بدھ|جمعرات|جمعه|هفته; اتوار|پير|منگل|بدھ|جمعرات|جمعه|هفته; جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر; جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر; ص|ش
fa fas: یکشنبه|دوشنبه|سه‌شنبه|چهارشنبه|پنجشنبه|جمعه|شنبه; یکشنبه|دوشنبه|سه‌شنبه|چهارشنبه|پنجشنبه|جمعه|شنبه; ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|اوت|سپتامبر|اكتبر|نوامبر|دسامبر; ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|اوت|سپتامبر|اكتبر|نوامبر|دسامبر
ps pus: یکشنبه|دوشنبه|سه‌شنبه|چارشنبه|پنجشنبه|جمعه|شنبه; ی.|د.|س.|چ.|پ.|ج.|ش.; جنوري|فبروري|مارچ|اپریل|مۍ|جون|جولای|اګست|سپتمبر|اکتوبر|نومبر|دسمبر; جنوري|فبروري|مارچ|اپریل|مۍ|جون|جولای|اګست|سپتمبر|اکتوبر|نومبر|دسمبر; غ.م.|غ.و.
tr tur: Pazar|Pazartesi|Salı|Çarşamba|Perşembe|Cuma|Cumartesi; Paz|Pzt|Sal|Çrş|Prş|Cum|Cts; Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık; Oca|Şub|Mar|Nis|May|Haz|Tem|Ağu|Eyl|Eki|Kas|Ara; ÖÖ|ÖS
ru rus: Воскресенье|Понедельник|Вторник|Среда|Четверг|Пятница|Суббота; Вс|Пн|Вт|Ср|Чт|Пт|Сб; января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря; янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек
vi vie: Chủ nhật|Thứ hai|Thứ ba|Thứ tư|Thứ năm|Thứ sáu|Thứ bảy; CN|T2|T3|T4|T5|T6|T7; Tháng 1|Tháng 2|Tháng 3|Tháng 4|Tháng 5|Tháng 6|Tháng 7|Tháng 8|Tháng 9|Tháng 10|Tháng 11|Tháng 12; Thg 1|Thg 2|Thg 3|Thg 4|Thg 5|Thg 6|Thg 7|Thg 8|Thg 9|Thg 10|Thg 11|Thg 12; AM|PM
th tha: อาทิตย์|จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์; อา.|จ.|อ.|พ.|พฤ.|ศ.|ส.; มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม; ม.ค.|ก.พ.|มี.ค.|เม.ย.|พ.ค.|มิ.ย.|ก.ค.|ส.ค.|ก.ย.|ต.ค.|พ.ย.|ธ.ค.; AM|PM
tl fil: Linggo|Lunes|Martes|Miyerkoles|Huwebes|Biyernes|Sabado; Lin|Lun|Mar|Miy|Huw|Biy|Sab; Enero|Pebrero|Marso|Abril|Mayo|Hunyo|Hulyo|Agosto|Setyembre|Oktubre|Nobyembre|Disyembre; Ene|Peb|Mar|Abr|May|Hun|Hul|Ago|Set|Okt|Nob|Dis; N.U.|N.H.
am amh: እሑድ|ሰኞ|ማክሰኞ|ረቡዕ|ሐሙስ|ዓርብ|ቅዳሜ; እሑድ|ሰኞ|ማክሰ|ረቡዕ|ሐሙስ|ዓርብ|ቅዳሜ; ጃንዩወሪ|ፌብሩወሪ|ማርች|ኤፕሪል|ሜይ|ጁን|ጁላይ|ኦገስት|ሴፕቴምበር|ኦክቶበር|ኖቬምበር|ዲሴምበር; ጃንዩ|ፌብሩ|ማርች|ኤፕረ|ሜይ|ጁን|ጁላይ|ኦገስ|ሴፕቴ|ኦክተ|ኖቬም|ዲሴም; ጡዋት|ከሰዓት
ha hau: Lahadi|Litini|Talata|Laraba|Alhamis|Juma'a|Asabar; Lah|Lit|Tal|Lar|Alh|Jum|Asa; Janairu|Faburairu|Maris|Afirilu|Mayu|Yuni|Yuli|Agusta|Satumba|Oktoba|Nuwamba|Disamba; Jan|Fab|Mar|Afi|May|Yun|Yul|Agu|Sat|Okt|Nuw|Dis; AM|PM
so som: Axad|Isniin|Salaaso|Arbaco|Khamiis|Jimco|Sabti; Axd|Isn|Sal|Arb|Kha|Jim|Sab; Bisha Koobaad|Bisha Labaad|Bisha Saddexaad|Bisha Afraad|Bisha Shanaad|Bisha Lixaad|Bisha Todobaad|Bisha Sideedaad|Bisha Sagaalaad|Bisha Tobnaad|Bisha Kow iyo Tobnaad|Bisha Laba iyo Tobnaad; Kob|Lab|Sad|Afr|Sha|Lix|Tod|Sid|Sag|Tob|KIT|LIT; subaxnimo|galabnimo
rw kin: Ku cyumweru|Kuwa mbere|Kuwa kabiri|Kuwa gatatu|Kuwa kane|Kuwa gatanu|Kuwa gatandatu; Mwe|Mbe|Kab|Gtu|Kan|Gnu|Gnd; Mutarama|Gashyantare|Werurwe|Mata|Gicuransi|Kamena|Nyakanga|Kanama|Nzeli|Ukwakira|Ugushyingo|Ukuboza; Mut|Gas|Wer|Mat|Gic|Kam|Nya|Kan|Nze|Ukw|Ugu|Uku
zu zul: iSonto|uMsombuluko|uLwesibili|uLwesithathu|uLwesine|uLwesihlanu|uMgqibelo; Son|Mso|Bil|Tha|Sin|Hla|Mgq; Januwari|Februwari|Mashi|Ephreli|Meyi|Juni|Julayi|Agasti|Septhemba|Okthoba|Novemba|Disemba; Jan|Feb|Mas|Eph|Mey|Jun|Jul|Aga|Sep|Okt|Nov|Dis
my mya: တနင်္ဂနွေ|တနင်္လာ|အင်္ဂါ|ဗုဒ္ဓဟူး|ကြာသပတေး|သောကြာ|စနေ; နွေ|လာ|ဂါ|ဟူး|တေး|သော|နေ; ဇန်နဝါရီ|ဖေဖော်ဝါရီ|မတ်|ဧပြီ|မေ|ဇွန်|ဇူလိုင်|ဩဂုတ်|စက်တင်ဘာ|အောက်တိုဘာ|နိုဝင်ဘာ|ဒီဇင်ဘာ; ဇန်|ဖေ|မတ်|ဧပြီ|မေ|ဇွန်|ဇူ|ဩ|စက်|အောက်|နို|ဒီ; နံနက်|ညနေ
ne nep: आइतबार|सोमबार|मङ्गलबार|बुधबार|बिहीबार|शुक्रबार|शनिबार; आइत|सोम|मङ्गल|बुध|बिही|शुक्र|शनि; जनवरी|फेब्रुअरी|मार्च|अप्रिल|मे|जुन|जुलाई|अगस्ट|सेप्टेम्बर|अक्टोबर|नोभेम्बर|डिसेम्बर; जन|फेब्रुअरी|मार्च|अप्रिल|मे|जुन|जुलाई|अगस्ट|सेप्टेम्बर|अक्टोबर|नोभेम्बर|डिसेम्बर; पूर्वाह्न|अपराह्न
zh zho: 星期日|星期一|星期二|星期三|星期四|星期五|星期六; 日|一|二|三|四|五|六; 一月|二月|三月|四月|五月|六月|七月|八月|九月|十月|十一月|十二月; 1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月; 上午|下午
`;
