namespace Dotnetes.Differential.Security;

/// <summary>Requests that act as somebody else.</summary>
internal static class ImpersonationCorpus
{
    public static async Task Run(SecurityRun run)
    {
        foreach (var headers in s_headers)
        {
            foreach (var user in (string[])["admin", "eve", "ada", "jane", "agent", "node", ""])
            {
                foreach (var path in (string[])["/api/v1/namespaces/ns/pods", "/api/v1/namespaces/ns/secrets/x", "/metrics", "/apis/authentication.k8s.io/v1/selfsubjectreviews"])
                {
                    if (path == "/metrics" && user == "admin")
                    {
                        continue;
                    }

                    var review = path.EndsWith("reviews", StringComparison.Ordinal);
                    await run.Try("impersonation", user, review ? "POST" : "GET", path, review ? "{}" : null, headers: [.. headers]);
                }
            }
        }
    }

    private static readonly (string, string)[][] s_headers =
    [
        [("Impersonate-User", "jane")],
        [("Impersonate-Group", "devs")],
        [("Impersonate-User", "jane"), ("Impersonate-Group", "devs")],
        [("Impersonate-User", "jane"), ("Impersonate-Group", "system:masters")],
        [("Impersonate-User", "jane"), ("Impersonate-Group", "devs"), ("Impersonate-Group", "ops")],
        [("Impersonate-User", "jane"), ("Impersonate-Group", "")],
        [("Impersonate-User", "jane"), ("Impersonate-Extra-Scopes", "x")],
        [("Impersonate-User", "jane"), ("Impersonate-Extra-a.b%2fc", "")],
        [("Impersonate-User", "jane"), ("Impersonate-Extra-a.b%2fc", "v")],
        [("Impersonate-User", "jane"), ("Impersonate-Extra-a%zz", "v")],
        [("Impersonate-User", "jane"), ("Impersonate-Extra-", "v")],
        [("Impersonate-User", "jane"), ("Impersonate-Uid", "1")],
        [("Impersonate-User", "system:serviceaccount:ns:agent")],
        [("Impersonate-User", "system:serviceaccount:ns:agent"), ("Impersonate-Uid", "1")],
        [("Impersonate-User", "system:serviceaccount:ns:agent"), ("Impersonate-Group", "system:authenticated")],
        [("Impersonate-User", "system:serviceaccount:ns:agent:b")],
        [("Impersonate-User", "system:serviceaccount:NS:agent")],
        [("Impersonate-User", "system:node:n1")],
        [("Impersonate-User", "system:node:N1")],
        [("Impersonate-User", "system:anonymous")],
        [("Impersonate-User", "system:anonymous"), ("Impersonate-Group", "system:authenticated")],
        [("Impersonate-User", "admin"), ("Impersonate-Group", "system:masters")],
        [("Impersonate-User", "")],
        [("Impersonate-Uid", "1")],
        [("Impersonate-Extra-X", "1")],
        [("impersonate-user", "jane"), ("IMPERSONATE-GROUP", "devs")],
        [("Impersonate-User", "system:serviceaccount:kube-system:default"), ("Impersonate-Group", "system:masters")],
    ];
}
