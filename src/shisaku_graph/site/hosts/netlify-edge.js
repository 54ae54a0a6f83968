// Netlify の edge function の例。netlify/edge-functions/formats.js に置く。
// Chooses format and language for a name without extension; put it in netlify/edge-functions/formats.js.
export default (request) => {
  const url = new URL(request.url);
  if (!/\/[^./]+$/.test(url.pathname)) return; // a file, or a folder: served as it is
@LEAN@  // goals and reports are told in the documents of what they belong to
@LEAN@  const part = /^(.*\/id\/[^/]+)\/(?:goal\/(?:project-)?([^./]+)-[^./-]+|report\/(policy|project|basic-policy|direction|policy-field)-([^./]+)-\d+)$/.exec(url.pathname);
@LEAN@  if (part) return new Response(null, { status: 303, headers: { Location: `${part[1]}/${part[3] ?? (url.pathname.includes("/goal/project-") ? "project" : "policy")}/${part[2] ?? part[4]}` } });
  const accept = (request.headers.get("accept") ?? "").toLowerCase();
  const english = /^en/i.test(request.headers.get("accept-language") ?? "");
@WHOLE@  const formats = [["text/turtle", "ttl"], ["application/ld+json", "jsonld"], ["application/json", "jsonld"], ["application/n-triples", "nt"]];
@LEAN@  const formats = [["text/turtle", "ttl"], ["application/ld+json", "jsonld"], ["application/json", "jsonld"]];
  const chosen = accept.includes("text/html") ? undefined : formats.find(([type]) => accept.includes(type));
  const extension = chosen?.[1] ?? (english ? "en.html" : "html");
  return new Response(null, {
    status: 303,
    headers: { Location: `${url.pathname}.${extension}`, Vary: "Accept, Accept-Language", "Access-Control-Allow-Origin": "*" },
  });
};
export const config = { path: "/*" };
