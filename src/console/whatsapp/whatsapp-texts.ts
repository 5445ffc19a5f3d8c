/** The texts of the page about WhatsApp. */
export const whatsAppTexts = [
  'open_whatsapp',
  'whatsapp',
  'whatsapp_is_off',
  'whatsapp_qr',
  'whatsapp_scan',
  'whatsapp_qr_over',
  'whatsapp_qr_narrow',
  'whatsapp_qr_comes',
  'whatsapp_type_code',
  'whatsapp_without_camera',
  'whatsapp_code_help',
  'whatsapp_number',
  'whatsapp_get_code',
  'whatsapp_not_a_number',
  'whatsapp_no_code',
] as const;
