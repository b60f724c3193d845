using System.Text;
using Dotnetes.ApiServer.Resources;

namespace Dotnetes.ApiServer.Tests.Fuzz;

/// <summary>Makes requests: paths, parameters, headers and bodies that are nearly right, in all combinations.</summary>
internal sealed class RequestGenerator(Random random, IReadOnlyList<ResourceDefinition> resources, IReadOnlyList<Sample> samples)
{
    private static readonly string[] Methods = ["GET", "GET", "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "NONSENSE", "get"];

    private static readonly string[] Names =
        ["a", "default", "kubernetes", "kube-system", "..", ".", "%2e%2e", "%2F", "%00", "%zz", "%C3%A9", "é", "A_B", "*", "{name}", "a:b", "https:a:80", new('n', 300), "%25", "a%0d%0ab", ""];

    private static readonly string[] Words = ["", "true", "false", "1", "0", "-1", "x", "99999999999999999999", "All", "Strict", "Exact", "NotOlderThan", "a=b", "a in (b", "!a", ",", "metadata.name=a", "%00", "%zz", "é", "null", "{}", "Background", "2.5"];

    private static readonly string[] Parameters =
    [
        "watch", "labelSelector", "fieldSelector", "resourceVersion", "resourceVersionMatch", "limit", "continue", "timeoutSeconds", "allowWatchBookmarks", "sendInitialEvents", "pretty", "dryRun", "fieldManager", "fieldValidation",
        "force", "propagationPolicy", "gracePeriodSeconds", "orphanDependents", "includeObject", "container", "follow", "tailLines", "sinceSeconds", "command", "path", "stdin", "tty", "ports", "verbose", "exclude", "hash", "unheard",
    ];

    private static readonly string[] Accepts =
    [
        "application/json", "application/yaml", "application/vnd.kubernetes.protobuf", "application/json;as=Table;g=meta.k8s.io;v=v1", "application/vnd.kubernetes.protobuf;as=Table;g=meta.k8s.io;v=v1",
        "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1", "application/vnd.kubernetes.protobuf;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1", "application/json;stream=watch", "application/vnd.kubernetes.protobuf;stream=watch",
        "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList", "*/*", "text/*;q=0.1", ";;;", "application/json;q=x", "application/cbor", "application/com.github.proto-openapi.spec.v2@v1.0+protobuf", "",
    ];

    private static readonly string[] ContentTypes =
    [
        "application/json", "application/yaml", "application/vnd.kubernetes.protobuf", "application/json-patch+json", "application/merge-patch+json", "application/strategic-merge-patch+json", "application/apply-patch+yaml",
        "application/apply-patch+cbor", "text/plain", "application/json; charset=utf-16", "x", ";", "",
    ];

    private static readonly string[] Roots = ["/", "/api", "/apis", "/version", "/healthz", "/livez", "/readyz", "/metrics", "/openapi/v2", "/openapi/v3", "/openapi/v3/api/v1", "/api/v1", "/apis/apps", "/apis/apps/v1", "/logs", "/.well-known/openid-configuration", "//", "/api/v1/watch"];

    /// <summary>A request for anything.</summary>
    public FuzzRequest Anything() => new(Pick(Methods), Target(), Headers(), random.Next(3) == 0 ? null : Body());

    /// <summary>A damaged object for where objects of its kind belong.</summary>
    public FuzzRequest Damaged(Sample sample)
    {
        var resource = resources.FirstOrDefault(r => r.Info.ApiVersion == sample.ApiVersion && r.Info.Kind == sample.Kind);
        var collection = resource is null ? "/api/v1/namespaces/default/configmaps" : CollectionOf(resource);
        var method = Pick(["POST", "POST", "PUT", "PATCH", "DELETE"]);
        var subresource = resource is { Subresources.Count: > 0 } && random.Next(4) == 0 ? "/" + resource.Subresources[random.Next(resource.Subresources.Count)].Name : "";
        var target = method == "POST" && subresource.Length == 0 ? collection : $"{collection}/nameValue{subresource}";
        var contentType = method == "PATCH" ? Pick(ContentTypes[3..7]) : sample.ContentType;
        return new(method, target + "?dryRun=All&timeoutSeconds=1&fieldManager=f", [("Content-Type", contentType), ("Accept", Pick(Accepts))], Mutator.Damage(sample.Bytes, random));
    }

    private string Target()
    {
        var path = random.Next(5) == 0 ? Pick(Roots) : ResourcePath();
        if (random.Next(8) == 0)
        {
            path += "/" + Pick(Names);
        }

        // Nothing waits longer than this test can.
        var query = new StringBuilder("?timeoutSeconds=1");
        for (var i = random.Next(4); i > 0; i--)
        {
            var name = Pick(Parameters);
            if (name != "timeoutSeconds")
            {
                query.Append('&').Append(name).Append('=').Append(Pick(Words).Replace(' ', '+'));
            }
        }

        return path.Replace(' ', '+') + query;
    }

    private string ResourcePath()
    {
        var resource = resources[random.Next(resources.Count)];
        var path = CollectionOf(resource);
        if (random.Next(3) > 0)
        {
            path += "/" + Pick(Names);
            if (random.Next(3) == 0)
            {
                path += "/" + (resource.Subresources.Count > 0 && random.Next(2) == 0 ? resource.Subresources[random.Next(resource.Subresources.Count)].Name : Pick(["status", "scale", "proxy", "proxy/a/b", "log", "exec", "finalize", "token", "x"]));
            }
        }

        return path;
    }

    private string CollectionOf(ResourceDefinition resource)
    {
        var info = resource.Info;
        var ns = info.Namespaced && random.Next(10) > 0 ? $"/namespaces/{(random.Next(5) == 0 ? Pick(Names) : "default")}" : "";
        return (info.Group.Length == 0 ? $"/api/{info.Version}" : $"/apis/{info.ApiVersion}") + ns + "/" + info.Plural;
    }

    private List<(string, string)> Headers()
    {
        var headers = new List<(string, string)> { ("Content-Type", Pick(ContentTypes)), ("Accept", Pick(Accepts)) };
        if (random.Next(8) == 0)
        {
            headers.Add(Pick([
                ("Impersonate-User", "someone"), ("Impersonate-Group", "x"), ("Impersonate-Extra-a%zz", "x"), ("Authorization", "Bearer x"), ("Authorization", "Basic ???"), ("Connection", "Upgrade"), ("Upgrade", "websocket"),
                ("Upgrade", "SPDY/3.1"), ("If-None-Match", "\"x\""), ("Accept-Encoding", "gzip"), ("Content-Encoding", "gzip"), ("Kubectl-Command", "é"), ("X-Forwarded-For", ",,,"), ("Sec-WebSocket-Version", "13"), ("Expect", "100-continue"),
            ]));
        }

        return headers;
    }

    private byte[] Body() => random.Next(6) switch
    {
        0 => Encoding.UTF8.GetBytes(Pick(["", "{", "[]", "null", "{}", "k8s\0", "\"\"", "[{\"op\":\"add\"}]", "[{\"op\":\"replace\",\"path\":\"/a/b/0\",\"value\":1}]", "{\"metadata\":{\"name\":\"a\"}}", "apiVersion: v1\nkind: &a [*a]", "- - - -"])),
        1 => Encoding.UTF8.GetBytes(new string('[', 20_000)),
        2 => RandomBytes(),
        _ => Mutator.Damage(samples[random.Next(samples.Count)].Bytes, random),
    };

    private byte[] RandomBytes()
    {
        var bytes = new byte[random.Next(2000)];
        random.NextBytes(bytes);
        return bytes;
    }

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];
}
