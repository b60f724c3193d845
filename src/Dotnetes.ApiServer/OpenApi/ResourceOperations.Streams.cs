using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources;

namespace Dotnetes.ApiServer.OpenApi;

/// <content>Watches by paths of their own, and what is connected through: logs, commands, ports and proxies.</content>
internal sealed partial class ResourceOperations
{
    private static readonly string[] ListTypes =
    [
        "application/json", "application/yaml", "application/vnd.kubernetes.protobuf", "application/json;stream=watch", "application/vnd.kubernetes.protobuf;stream=watch",
    ];

    private static readonly (string, string)[] LogQuery =
    [
        ("container", "string"), ("follow", "boolean"), ("insecureSkipTLSVerifyBackend", "boolean"), ("limitBytes", "integer"), ("pretty", "string"), ("previous", "boolean"),
        ("sinceSeconds", "integer"), ("stream", "string"), ("tailLines", "integer"), ("timestamps", "boolean"),
    ];

    private static readonly (string, string)[] AttachQuery = [("container", "string"), ("stderr", "boolean"), ("stdin", "boolean"), ("stdout", "boolean"), ("tty", "boolean")];

    private static readonly string[] ProxyMethods = ["get", "put", "post", "delete", "options", "head", "patch"];

    // The old form of watches; clients are told to use the parameter of lists instead, but generators make methods of these.
    private IEnumerable<(string Path, IReadOnlyList<OpenApiOperation> Operations)> Watches()
    {
        if (!definition.Verbs.Contains("watch"))
        {
            yield break;
        }

        var watch = $"{Root}/watch";
        var collection = watch + Collection[Root.Length..];
        yield return (collection, [Watch(Id("watch", "List"), "watchlist")]);
        if (definition.Verbs.Contains("get"))
        {
            yield return ($"{collection}/{{name}}", [Watch(Id("watch"), "watch")]);
        }

        if (_info.Namespaced)
        {
            yield return ($"{watch}/{_info.Plural}", [Watch($"watch{IdOf(_info.Group, _info.Version)}{_info.Kind}ListForAllNamespaces", "watchlist")]);
        }
    }

    private OpenApiOperation Watch(string id, string action) =>
        new("get", id, action, _info, ListQuery, "", [(200, schemas.Refer(WatchEvent.Schema))]) { Produces = ListTypes };

    private IEnumerable<(string Path, IReadOnlyList<OpenApiOperation> Operations)> Connections(SubresourceDefinition subresource)
    {
        var path = $"{Collection}/{{name}}/{subresource.Name}";
        switch (subresource.Name)
        {
            case "log":
                yield return (path, [new("get", Id("read", "Log"), "get", _info, LogQuery, "", [(200, "")]) { Produces = ["text/plain", .. ListTypes[..3]] }]);
                break;
            case "exec":
                yield return (path, Connect("Exec", [("command", "string"), .. AttachQuery], ["get", "post"]));
                break;
            case "attach":
                yield return (path, Connect("Attach", AttachQuery, ["get", "post"]));
                break;
            case "portforward":
                yield return (path, Connect("Portforward", [("ports", "integer")], ["get", "post"]));
                break;
            case "proxy":
                yield return (path, Connect("Proxy", [("path", "string")], ProxyMethods));
                yield return (path + "/{path}", Connect("ProxyWithPath", [], ProxyMethods));
                break;
        }
    }

    private List<OpenApiOperation> Connect(string suffix, (string, string)[] query, string[] methods)
    {
        var options = _info with { Kind = $"{_info.Kind}{(suffix.StartsWith("Proxy", StringComparison.Ordinal) ? "Proxy" : suffix == "Portforward" ? "PortForward" : suffix)}Options" };
        return [.. methods.Select(m => new OpenApiOperation(m, Id("connect", suffix, Title(m)), "connect", options, query, "", [(200, "")]) { Produces = ["*/*"] })];
    }
}
