// Netlify の edge function の例。netlify/edge-functions/formats.js に置く。
// Chooses format and language for a name without extension; put it in netlify/edge-functions/formats.js.
export default (request) => {
  const url = new URL(request.url);
  if (!/\/[^./]+$/.test(url.pathname)) return; // a file, or a folder: served as it is
  const accept = (request.headers.get("accept") ?? "").toLowerCase();
  const english = /^en/i.test(request.headers.get("accept-language") ?? "");
  const formats = [["text/turtle", "ttl"], ["application/ld+json", "jsonld"], ["application/json", "jsonld"], ["application/n-triples", "nt"]];
  const chosen = accept.includes("text/html") ? undefined : formats.find(([type]) => accept.includes(type));
  const extension = chosen?.[1] ?? (english ? "en.html" : "html");
  return new Response(null, {
    status: 303,
    headers: { Location: `${url.pathname}.${extension}`, Vary: "Accept, Accept-Language", "Access-Control-Allow-Origin": "*" },
  });
};
export const config = { path: "/*" };
