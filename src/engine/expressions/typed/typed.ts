/**
 * A value with its type, as JSON: plain where JSON has the type, else an object with one key that names it
 * (`{"$number": "1.5"}`, `{"$datetime": "…", "tz": "…"}`, `{"$date": …}`, `{"$time": …}`, `{"$error": …}`,
 * `{"$function": …}`). `__default__` is what an object stands for.
 */
export type Typed = null | boolean | string | number | readonly Typed[] | { readonly [key: string]: Typed };
