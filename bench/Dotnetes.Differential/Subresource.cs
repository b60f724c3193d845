using System.Text.Json.Nodes;

namespace Dotnetes.Differential;

/// <summary>A document that is sent to a subresource, or to a collection that only answers.</summary>
/// <param name="Name">The subresource.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">The path with its query.</param>
/// <param name="Document">A valid document.</param>
internal sealed record Subresource(string Name, string Method, string Path, JsonObject Document)
{
    /// <summary>The subresources of a seed that take documents, apart from its status.</summary>
    public static IEnumerable<Subresource> Of(Seed seed)
    {
        JsonObject Parse(string text) => JsonNode.Parse(text.Replace("NAME", seed.Name).Replace("SPACE", Differential.Namespace))!.AsObject();
        var (put, meta) = ("?dryRun=All", """{"name":"NAME","namespace":"SPACE"}""");
        switch (seed.Kind)
        {
            case "Deployment" or "ReplicaSet" or "StatefulSet" or "ReplicationController":
                yield return new("scale", "PUT", $"{seed.Path}/scale{put}", Parse($$$"""{"apiVersion":"autoscaling/v1","kind":"Scale","metadata":{{{meta}}},"spec":{"replicas":2},"status":{"replicas":0}}"""));
                break;
            case "Pod":
                yield return new("binding", "POST", $"{seed.Path}/binding{put}", Parse($$$"""{"apiVersion":"v1","kind":"Binding","metadata":{{{meta}}},"target":{"kind":"Node","name":"n"}}"""));
                yield return new("eviction", "POST", $"{seed.Path}/eviction{put}", Parse($$$"""{"apiVersion":"policy/v1","kind":"Eviction","metadata":{{{meta}}},"deleteOptions":{"gracePeriodSeconds":5}}"""));
                yield return new("resize", "PUT", $"{seed.Path}/resize{put}", seed.Value);
                yield return new("ephemeralcontainers", "PUT", $"{seed.Path}/ephemeralcontainers{put}", WithDebugger(seed.Value));
                break;
            case "ServiceAccount":
                yield return new("token", "POST", $"{seed.Path}/token{put}", Parse("""{"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","spec":{"audiences":["a"],"expirationSeconds":3600}}"""));
                break;
            case "Namespace":
                yield return new("finalize", "PUT", $"{seed.Path}/finalize{put}", seed.Value);
                break;
            case "CertificateSigningRequest":
                yield return new("approval", "PUT", $"{seed.Path}/approval{put}", Approved(seed.Value));
                break;
        }
    }

    /// <summary>The kinds that are only asked.</summary>
    public static IEnumerable<Subresource> Reviews()
    {
        foreach (var (group, resource, kind, spec) in ((string, string, string, string)[])[
            ("authentication.k8s.io", "tokenreviews", "TokenReview", """{"token":"x","audiences":["a"]}"""),
            ("authentication.k8s.io", "selfsubjectreviews", "SelfSubjectReview", "{}"),
            ("authorization.k8s.io", "subjectaccessreviews", "SubjectAccessReview", """{"user":"u","groups":["g"],"uid":"i","extra":{"a":["b"]},"resourceAttributes":{"namespace":"n","verb":"get","resource":"pods"}}"""),
            ("authorization.k8s.io", "selfsubjectaccessreviews", "SelfSubjectAccessReview", """{"nonResourceAttributes":{"path":"/x","verb":"get"}}"""),
            ("authorization.k8s.io", "selfsubjectrulesreviews", "SelfSubjectRulesReview", """{"namespace":"default"}""")])
        {
            yield return new(resource, "POST", $"/apis/{group}/v1/{resource}", JsonNode.Parse($$$"""{"apiVersion":"{{{group}}}/v1","kind":"{{{kind}}}","spec":{{{spec}}}}""")!.AsObject());
        }

        yield return new("localsubjectaccessreviews", "POST", $"/apis/authorization.k8s.io/v1/namespaces/{Differential.Namespace}/localsubjectaccessreviews", JsonNode.Parse(
            $$$"""{"apiVersion":"authorization.k8s.io/v1","kind":"LocalSubjectAccessReview","metadata":{"namespace":"{{{Differential.Namespace}}}"},"spec":{"user":"u","resourceAttributes":{"namespace":"{{{Differential.Namespace}}}","verb":"get","resource":"pods"} } }""")!.AsObject());
    }

    private static JsonObject WithDebugger(JsonObject pod)
    {
        var copy = pod.DeepClone().AsObject();
        copy["spec"]!["ephemeralContainers"] = new JsonArray(new JsonObject { ["name"] = "debugger", ["image"] = "i", ["targetContainerName"] = (string?)copy["spec"]!["containers"]![0]!["name"] });
        return copy;
    }

    private static JsonObject Approved(JsonObject request)
    {
        var copy = request.DeepClone().AsObject();
        copy["status"] = JsonNode.Parse("""{"conditions":[{"type":"Approved","status":"True","reason":"r","message":"m"}]}""");
        return copy;
    }
}
