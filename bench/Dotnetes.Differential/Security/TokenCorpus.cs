namespace Dotnetes.Differential.Security;

/// <summary>Tokens of service accounts: asking for them, showing them, reviewing them.</summary>
internal static class TokenCorpus
{
    private const string Issuer = "https://kubernetes.default.svc";
    private const string Reviews = "/apis/authentication.k8s.io/v1/tokenreviews";

    public static async Task Run(SecurityRun run)
    {
        await run.Do("POST", "/api/v1/namespaces/ns/secrets", """{"metadata":{"name":"bound"}}""");
        await run.Do("POST", "/api/v1/namespaces/ns/pods", """{"metadata":{"name":"holder"},"spec":{"serviceAccountName":"agent","nodeName":"n1","containers":[{"name":"c","image":"i"}]}}""");
        await SecurityRun.Settle();
        foreach (var spec in s_specs)
        {
            foreach (var user in (string[])["admin", "editor", "viewer"])
            {
                await run.Try("token requests", user, "POST", "/api/v1/namespaces/ns/serviceaccounts/agent/token", $$$"""{"spec":{{{{spec}}}}}""");
            }
        }

        await run.Try("token requests", "admin", "POST", "/api/v1/namespaces/ns/serviceaccounts/absent/token", "{}");
        await run.Try("token requests", "admin", "POST", "/api/v1/namespaces/ns/serviceaccounts/agent/token", """{"metadata":{"name":"other","namespace":"ns"}}""");
        await run.Try("token requests", "admin", "POST", "/api/v1/namespaces/ns/serviceaccounts/agent/token", """{"metadata":{"namespace":"other"}}""");
        await run.Try("token requests", "admin", "GET", "/api/v1/namespaces/ns/serviceaccounts/agent/token");
        await run.Try("token requests", "admin", "POST", "/api/v1/namespaces/ns/serviceaccounts/agent/token", """{"apiVersion":"v1","kind":"Pod"}""");
        foreach (var token in (string[])["x", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "janetoken", ""])
        {
            await run.Try("token reviews", "admin", "POST", Reviews, $$$"""{"spec":{"token":"{{{token}}}"}}""");
            await run.Try("token reviews", "admin", "POST", Reviews, $$$"""{"spec":{"token":"{{{token}}}","audiences":["x"]}}""");
            if (token.Contains('.'))
            {
                await run.Try("bearer tokens", token, "GET", "/api/v1/nodes");
            }
        }

        await Made(run);
        await Headers(run);
    }

    private static async Task Made(SecurityRun run)
    {
        foreach (var spec in (string[])["", $"\"audiences\":[\"{Issuer}\",\"b\"]", "\"audiences\":[\"b\"]", "\"boundObjectRef\":{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"name\":\"holder\"}", "\"boundObjectRef\":{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"name\":\"bound\"}",
            "\"boundObjectRef\":{\"apiVersion\":\"v1\",\"kind\":\"Node\",\"name\":\"n1\"}"])
        {
            var (left, right) = await run.Try("token requests", "admin", "POST", "/api/v1/namespaces/ns/serviceaccounts/agent/token", $$$"""{"spec":{{{{spec}}}}}""");
            if (Token(left) is not { } l || Token(right) is not { } r)
            {
                continue;
            }

            foreach (var (method, path, body) in ((string, string, string?)[])[
                ("POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews", "{}"), ("GET", "/api/v1/nodes", null), ("GET", "/version", null), ("POST", "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews", """{"spec":{"namespace":"ns"}}""")])
            {
                await run.TryEach("bearer tokens", $"{spec}: {method} {path}", new(method, path, body) { Token = l }, new(method, path, body) { Token = r });
                await run.TryEach("bearer tokens", $"{spec} without signature: {method} {path}", new(method, path, body) { Token = Cut(l) }, new(method, path, body) { Token = Cut(r) });
            }

            foreach (var audiences in (string[])["", ",\"audiences\":[\"b\"]", ",\"audiences\":[\"c\"]", $",\"audiences\":[\"c\",\"b\",\"{Issuer}\"]"])
            {
                await run.TryEach("token reviews", $"{spec} {audiences}", Review(l, audiences), Review(r, audiences));
            }
        }
    }

    private static async Task Headers(SecurityRun run)
    {
        foreach (var value in (string[])["Bearer", "Bearer ", "bearer admintoken", "BEARER admintoken", "Bearer  admintoken", "Basic YTpi", "Bearer admintoken x", "Token admintoken", "Bearer \"admintoken\"", "admintoken", "Negotiate x", "Bearer wrong"])
        {
            await run.Try("authorization headers", "", "GET", "/api/v1/nodes/n1", headers: ("Authorization", value));
            await run.Try("authorization headers", "", "GET", "/version", headers: ("Authorization", value));
        }
    }

    private static Request Review(string token, string audiences) => new("POST", Reviews, $$$"""{"spec":{"token":"{{{token}}}"{{{audiences}}}}}""") { Token = "admintoken" };

    private static string? Token(Answer answer) => (string?)answer.Document?["status"]?["token"];

    private static string Cut(string token) => token[..(token.LastIndexOf('.') + 1)];

    private static readonly string[] s_specs =
    [
        "", "\"audiences\":[]", "\"audiences\":[\"\"]", "\"audiences\":[\"a\",\"a\"]", "\"expirationSeconds\":599", "\"expirationSeconds\":600", "\"expirationSeconds\":3607", "\"expirationSeconds\":-1", "\"expirationSeconds\":4294967297",
        "\"expirationSeconds\":4294967296", "\"boundObjectRef\":{}", "\"boundObjectRef\":{\"kind\":\"Pod\",\"name\":\"holder\"}", "\"boundObjectRef\":{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"name\":\"p1\"}",
        "\"boundObjectRef\":{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"name\":\"absent\"}", "\"boundObjectRef\":{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"name\":\"holder\",\"uid\":\"wrong\"}",
        "\"boundObjectRef\":{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"name\":\"absent\"}", "\"boundObjectRef\":{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"name\":\"bound\",\"uid\":\"wrong\"}",
        "\"boundObjectRef\":{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"name\":\"a\"}", "\"boundObjectRef\":{\"apiVersion\":\"v1\",\"kind\":\"Node\",\"name\":\"absent\"}",
        "\"boundObjectRef\":{\"apiVersion\":\"v1\",\"kind\":\"Node\",\"name\":\"n1\",\"uid\":\"wrong\"}", "\"boundObjectRef\":{\"apiVersion\":\"apps/v1\",\"kind\":\"Pod\",\"name\":\"holder\"}",
    ];
}
