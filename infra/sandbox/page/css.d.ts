/** esbuild gathers what is imported so into app.css. */
declare module '*.css'
