using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Dotnetes.Differential.Security;

/// <summary>Requests for certificates: making, approving and signing them.</summary>
internal static class CertificateCorpus
{
    private const string Path = "/apis/certificates.k8s.io/v1/certificatesigningrequests";

    private static readonly string[] s_signers =
        ["kubernetes.io/kube-apiserver-client", "kubernetes.io/kube-apiserver-client-kubelet", "kubernetes.io/kubelet-serving", "kubernetes.io/legacy-unknown", "example.com/s", "example.com/other", "nope", "kubernetes.io/Upper", ""];

    public static async Task Run(SecurityRun run)
    {
        await SecuritySetup.Cluster(run, "approves", """[{"verbs":["approve","sign"],"apiGroups":["certificates.k8s.io"],"resources":["signers"],"resourceNames":["example.com/*"]},{"verbs":["attest"],"apiGroups":["certificates.k8s.io"],"resources":["signers"],"resourceNames":["example.com/s"]}]""", "jane");
        await SecurityRun.Settle();
        using var key = RSA.Create(2048);
        var (plain, masters, node) = (Request(key, "CN=jane,O=devs"), Request(key, "CN=x,O=system:masters"), Request(key, "CN=system:node:n1,O=system:nodes"));
        var count = 0;
        foreach (var signer in s_signers)
        {
            foreach (var (what, content) in ((string, string)[])[("plain", plain), ("masters", masters), ("node", node), ("nonsense", "AAAA"), ("empty", "")])
            {
                foreach (var user in (string[])["jane", "admin", "node"])
                {
                    var name = $"c-{what}-{count++}";
                    await run.Try("certificate requests", user, "POST", Path, Body(name, signer, content, "client auth"), what: what);
                }
            }

            await run.Try("certificate requests", "jane", "POST", Path + "?dryRun=All", Body("usage", signer, plain, "\",\"any"));
            await run.Try("certificate requests", "jane", "POST", Path + "?dryRun=All", Body("usage", signer, plain, "server auth\",\"server auth"));
            await run.Try("certificate requests", "jane", "POST", Path + "?dryRun=All", Body("usage", signer, plain, "client auth").Replace("\"usages\"", "\"expirationSeconds\":599,\"usages\"", StringComparison.Ordinal));
            await run.Try("certificate requests", "jane", "POST", Path + "?dryRun=All", Body("usage", signer, plain, "client auth").Replace("\"usages\"", "\"username\":\"admin\",\"groups\":[\"system:masters\"],\"uid\":\"x\",\"extra\":{\"a\":[\"b\"]},\"usages\"", StringComparison.Ordinal));
        }

        await Decide(run, plain);
    }

    private static async Task Decide(SecurityRun run, string content)
    {
        var bodies = (string[])[
            """{"status":{"conditions":[{"type":"Approved","status":"True","reason":"r","message":"m"}]}}""", """{"status":{"conditions":[{"type":"Denied","status":"True","reason":"r"}]}}""",
            """{"status":{"conditions":[{"type":"Approved","status":"True"},{"type":"Denied","status":"True"}]}}""", """{"status":{"conditions":[{"type":"Approved","status":"False"}]}}""", """{"status":{"conditions":[]}}""",
            """{"status":{"conditions":[{"type":"","status":"True"}]}}""", """{"status":{"conditions":[{"type":"Failed","status":"True","reason":"r"}]}}""", """{"status":{"certificate":"AAAA"}}""", """{"spec":{"signerName":"a/b"}}""",
            """{"metadata":{"labels":{"a":"b"}}}"""];
        foreach (var signer in (string[])["example.com/s", "kubernetes.io/kube-apiserver-client"])
        {
            var count = 0;
            foreach (var body in bodies)
            {
                var name = $"d-{signer.Replace('/', '-')}-{count++}";
                await run.Do("POST", Path, Body(name, signer, content, "client auth"));
                foreach (var user in (string[])["jane", "viewer", "admin"])
                {
                    foreach (var sub in (string[])["/approval", "/status", ""])
                    {
                        await run.Try("certificate decisions", user, "PATCH", $"{Path}/{name}{sub}", body, SecurityRun.Merge);
                    }
                }

                await run.Try("certificate decisions", "admin", "PATCH", $"{Path}/{name}/approval", bodies[1], SecurityRun.Merge);
            }
        }

        foreach (var (user, bundle) in ((string, string)[])[("jane", "example.com/s"), ("jane", "example.com/x"), ("jane", ""), ("admin", "a/b"), ("viewer", "example.com/s")])
        {
            await run.Try("trust bundles", user, "POST", "/apis/certificates.k8s.io/v1beta1/clustertrustbundles", $$$"""{"metadata":{"name":"x"},"spec":{"signerName":"{{{bundle}}}","trustBundle":"x"}}""");
        }
    }

    private static string Body(string name, string signer, string content, string usages) =>
        $$$"""{"metadata":{"name":"{{{name}}}"},"spec":{"signerName":"{{{signer}}}","request":"{{{content}}}","usages":["{{{usages}}}"]}}""";

    private static string Request(RSA key, string subject) =>
        Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSigningRequestPem() + "\n"));
}
