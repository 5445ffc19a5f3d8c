/** The part of the simulator's page that sends and shows files, as the browser gets it. */
export const simulatorFilesScript = String.raw`
const widest = 1280;

/** A picture as a phone would send it: no wider than a screen, so that it costs little data. */
async function shrink(file) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, widest / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  const small = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.7));
  return small && small.size < file.size ? new File([small], file.name, { type: small.type }) : file;
}

function base64(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

const kindOf = (type) => type.startsWith('image/') ? 'image' : type.startsWith('audio/') ? 'voice' : type.startsWith('video/') ? 'video' : 'document';

async function bodyOf(file) {
  const kind = kindOf(file.type);
  const sent = kind === 'image' ? await shrink(file).catch(() => file) : file;
  return { kind, name: file.name.slice(0, 200), mime: (sent.type || 'application/octet-stream').split(';')[0], base64: await base64(sent) };
}

/** Binds the buttons for a file and for a voice note; send takes the body of a request. */
export function bindFiles(section, send, failed) {
  const input = section.querySelector('.file');
  section.querySelector('.attach').addEventListener('click', () => input.click());
  input.addEventListener('change', async () => {
    const [file] = input.files;
    if (file) {
      await send(await bodyOf(file));
    }
    input.value = '';
  });
  bindRecorder(section, { send, failed, upload: () => input.click() });
}

/** One press begins to record, the next one sends; where there is no microphone, a file is asked for instead. */
function bindRecorder(section, { send, failed, upload }) {
  const record = section.querySelector('.record');
  const { idle, recording, noMicrophone } = { idle: record.textContent, ...record.dataset };
  let recorder;
  const show = (on) => {
    record.setAttribute('aria-pressed', String(on));
    record.textContent = on ? recording : idle;
  };
  record.addEventListener('click', async () => {
    if (recorder) {
      recorder.stop();
      return;
    }
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      recorder = new MediaRecorder(stream, { audioBitsPerSecond: 16000 });
    } catch {
      failed(new Error(noMicrophone));
      upload();
      return;
    }
    show(true);
    recorder.addEventListener('dataavailable', async ({ data }) => {
      show(false);
      recorder.stream.getTracks().forEach((track) => track.stop());
      recorder = undefined;
      if (data.size > 0) {
        await send(await bodyOf(new File([data], 'suara', { type: data.type || 'audio/ogg' })));
      }
    });
    recorder.start();
  });
}

const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** Shows a file under its message: a picture, a voice note to be heard, else its name; what is gone stays a name. */
export async function showFile(item, words, ask, path) {
  item.textContent = words;
  const { mime, base64: content } = await ask(path);
  const kind = kindOf(mime);
  const tag = kind === 'image' ? 'img' : kind === 'voice' ? 'audio' : kind === 'video' ? 'video' : 'a';
  const shown = document.createElement(tag);
  const url = URL.createObjectURL(new Blob([bytesOf(content)], { type: mime }));
  if (tag === 'a') {
    shown.href = url;
    shown.download = words;
    shown.textContent = words;
    item.textContent = '';
  } else {
    shown.src = url;
    shown.alt = words;
    shown.controls = true;
  }
  item.append(shown);
}
`;
