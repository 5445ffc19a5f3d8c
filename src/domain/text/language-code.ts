/** How the code of a language is written: `id`, `jv`, `mad`, `zh-Hant`. */
export const languageCode = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u;
