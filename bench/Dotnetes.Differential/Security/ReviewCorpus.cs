namespace Dotnetes.Differential.Security;

/// <summary>Questions about rights and identities.</summary>
internal static class ReviewCorpus
{
    private const string Authorization = "/apis/authorization.k8s.io/v1/";
    private const string Authentication = "/apis/authentication.k8s.io/v1/";

    public static async Task Run(SecurityRun run)
    {
        foreach (var spec in s_specs)
        {
            await run.Try("reviews self", "viewer", "POST", Authorization + "selfsubjectaccessreviews", $$$"""{"spec":{{{{spec}}}}}""");
            await run.Try("reviews self", "node", "POST", Authorization + "selfsubjectaccessreviews", $$$"""{"spec":{{{{spec}}}}}""");
            foreach (var who in (string[])["\"user\":\"viewer\"", "\"user\":\"x\",\"groups\":[\"system:masters\"]", "\"groups\":[\"system:authenticated\"]", "\"user\":\"system:node:n1\",\"groups\":[\"system:nodes\"],\"uid\":\"1\",\"extra\":{\"A\":[\"b\"]}", "\"user\":\"\""])
            {
                await run.Try("reviews of others", "admin", "POST", Authorization + "subjectaccessreviews", $$$"""{"spec":{{{{who}}}{{{(spec.Length > 0 ? "," : "")}}}{{{spec}}}}}""");
            }

            await run.Try("reviews local", "ada", "POST", Authorization + "namespaces/ns/localsubjectaccessreviews", $$$"""{"spec":{"user":"viewer"{{{(spec.Length > 0 ? "," : "")}}}{{{spec}}}}}""");
            await run.Try("reviews local", "viewer", "POST", Authorization + "namespaces/ns/localsubjectaccessreviews", $$$"""{"spec":{"user":"viewer"{{{(spec.Length > 0 ? "," : "")}}}{{{spec}}}}}""");
        }

        foreach (var body in (string[])["""{"metadata":{"name":"x"},"spec":{"user":"a","nonResourceAttributes":{"path":"/","verb":"get"}}}""", """{"metadata":{"namespace":"other"},"spec":{"user":"a","resourceAttributes":{"verb":"get","resource":"pods","namespace":"ns"}}}""", "{}", "[]", "null", """{"spec":null}"""])
        {
            await run.Try("reviews shapes", "admin", "POST", Authorization + "subjectaccessreviews", body);
            await run.Try("reviews shapes", "admin", "POST", Authorization + "namespaces/ns/localsubjectaccessreviews", body);
            await run.Try("reviews shapes", "viewer", "POST", Authorization + "selfsubjectaccessreviews", body);
            await run.Try("reviews shapes", "viewer", "POST", Authorization + "selfsubjectrulesreviews", body);
            await run.Try("reviews shapes", "viewer", "POST", Authentication + "selfsubjectreviews", body);
            await run.Try("reviews shapes", "admin", "POST", Authentication + "tokenreviews", body);
        }

        foreach (var user in (string[])["", "agent", "viewer", "editor", "ada", "eve", "jane", "node", "admin"])
        {
            foreach (var ns in (string[])["ns", "other", "absent", ""])
            {
                await run.Try("reviews rules", user, "POST", Authorization + "selfsubjectrulesreviews", $$$"""{"spec":{"namespace":"{{{ns}}}"}}""");
            }

            await run.Try("reviews who", user, "POST", Authentication + "selfsubjectreviews", "{}");
            await run.Try("reviews who", user, "POST", Authorization + "subjectaccessreviews", """{"spec":{"user":"a","nonResourceAttributes":{"path":"/","verb":"get"}}}""");
            await run.Try("reviews who", user, "GET", Authorization + "subjectaccessreviews");
        }
    }

    private static readonly string[] s_specs =
    [
        "",
        "\"resourceAttributes\":{\"verb\":\"get\",\"resource\":\"pods\",\"namespace\":\"ns\"}",
        "\"resourceAttributes\":{\"verb\":\"get\",\"resource\":\"pods\",\"namespace\":\"ns\",\"name\":\"p1\"}",
        "\"resourceAttributes\":{\"verb\":\"get\",\"resource\":\"pods\"}",
        "\"resourceAttributes\":{\"verb\":\"get\",\"resource\":\"pods\",\"subresource\":\"log\",\"namespace\":\"ns\"}",
        "\"resourceAttributes\":{\"verb\":\"get\",\"resource\":\"secrets\",\"namespace\":\"ns\",\"name\":\"s\"}",
        "\"resourceAttributes\":{\"verb\":\"*\",\"resource\":\"*\",\"group\":\"*\"}",
        "\"resourceAttributes\":{\"verb\":\"create\",\"resource\":\"deployments\",\"group\":\"apps\",\"version\":\"v1\",\"namespace\":\"other\"}",
        "\"resourceAttributes\":{}",
        "\"resourceAttributes\":{\"verb\":\"list\",\"resource\":\"pods\",\"namespace\":\"ns\",\"fieldSelector\":{\"rawSelector\":\"spec.nodeName=n1\"}}",
        "\"resourceAttributes\":{\"verb\":\"list\",\"resource\":\"pods\",\"fieldSelector\":{\"requirements\":[{\"key\":\"spec.nodeName\",\"operator\":\"In\",\"values\":[\"n1\"]}]}}",
        "\"resourceAttributes\":{\"verb\":\"list\",\"resource\":\"pods\",\"fieldSelector\":{\"requirements\":[{\"key\":\"a\",\"operator\":\"Is\",\"values\":[\"n1\"]}]}}",
        "\"resourceAttributes\":{\"verb\":\"list\",\"resource\":\"pods\",\"fieldSelector\":{\"rawSelector\":\"a=b\",\"requirements\":[{\"key\":\"a\",\"operator\":\"In\",\"values\":[\"b\"]}]}}",
        "\"resourceAttributes\":{\"verb\":\"list\",\"resource\":\"pods\",\"fieldSelector\":{}}",
        "\"resourceAttributes\":{\"verb\":\"list\",\"resource\":\"pods\",\"labelSelector\":{\"rawSelector\":\"a in (b\"}}",
        "\"resourceAttributes\":{\"verb\":\"list\",\"resource\":\"pods\",\"labelSelector\":{\"requirements\":[{\"key\":\"a\",\"operator\":\"Exists\",\"values\":[\"b\"]}]}}",
        "\"nonResourceAttributes\":{\"path\":\"/metrics\",\"verb\":\"get\"}",
        "\"nonResourceAttributes\":{\"path\":\"/healthz\",\"verb\":\"get\"}",
        "\"nonResourceAttributes\":{\"path\":\"/version\",\"verb\":\"GET\"}",
        "\"nonResourceAttributes\":{}",
        "\"nonResourceAttributes\":{\"path\":\"/\",\"verb\":\"get\"},\"resourceAttributes\":{\"verb\":\"get\",\"resource\":\"pods\"}",
    ];
}
