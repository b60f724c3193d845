using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Registry;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.ApiServer.OpenApi;

/// <summary>The paths and operations of a resource, named as upstream names them.</summary>
/// <param name="row">The resource.</param>
/// <param name="codec">Its kind.</param>
/// <param name="returnsDeleted">Whether a deletion answers with what was deleted.</param>
/// <param name="schemas">Where types are described.</param>
internal sealed class ResourceOperations(DiscoveryRow row, KindCodec codec, bool returnsDeleted, SchemaWriter schemas)
{
    private static readonly KindCodec DeleteOptionsCodec = KindCodec.Of<DeleteOptions>();
    private static readonly KindCodec StatusCodec = KindCodec.Of<Status>();

    private static readonly (string, string)[] ListQuery =
    [
        ("allowWatchBookmarks", "boolean"), ("continue", "string"), ("fieldSelector", "string"), ("labelSelector", "string"), ("limit", "integer"), ("pretty", "string"),
        ("resourceVersion", "string"), ("resourceVersionMatch", "string"), ("sendInitialEvents", "boolean"), ("shardSelector", "string"), ("timeoutSeconds", "integer"), ("watch", "boolean"),
    ];

    private static readonly (string, string)[] WriteQuery = [("dryRun", "string"), ("fieldManager", "string"), ("fieldValidation", "string"), ("pretty", "string")];

    private static readonly (string, string)[] PatchQuery = [("dryRun", "string"), ("fieldManager", "string"), ("fieldValidation", "string"), ("force", "boolean"), ("pretty", "string")];

    private static readonly (string, string)[] DeleteQuery =
    [
        ("dryRun", "string"), ("gracePeriodSeconds", "integer"), ("ignoreStoreReadErrorWithClusterBreakingPotential", "boolean"), ("orphanDependents", "boolean"), ("pretty", "string"), ("propagationPolicy", "string"),
    ];

    private static readonly (string, string)[] DeleteCollectionQuery =
    [
        ("continue", "string"), ("dryRun", "string"), ("fieldSelector", "string"), ("gracePeriodSeconds", "integer"), ("ignoreStoreReadErrorWithClusterBreakingPotential", "boolean"), ("labelSelector", "string"),
        ("limit", "integer"), ("orphanDependents", "boolean"), ("pretty", "string"), ("propagationPolicy", "string"), ("resourceVersion", "string"), ("resourceVersionMatch", "string"),
        ("sendInitialEvents", "boolean"), ("shardSelector", "string"), ("timeoutSeconds", "integer"),
    ];

    private static readonly (string, string)[] Pretty = [("pretty", "string")];

    private static readonly (string, string)[] LogQuery =
    [
        ("container", "string"), ("follow", "boolean"), ("insecureSkipTLSVerifyBackend", "boolean"), ("limitBytes", "integer"), ("pretty", "string"), ("previous", "boolean"),
        ("sinceSeconds", "integer"), ("stream", "string"), ("tailLines", "integer"), ("timestamps", "boolean"),
    ];

    private static readonly (string, string)[] StreamQuery = [("container", "string"), ("stderr", "boolean"), ("stdin", "boolean"), ("stdout", "boolean"), ("tty", "boolean")];

    private static readonly (string, string)[] PortQuery = [("ports", "integer")];

    private static readonly (string, string)[] PathQuery = [("path", "string")];

    private static readonly string[] StreamMethods = ["get", "post"];

    private static readonly string[] ProxyMethods = ["get", "put", "post", "delete", "options", "head", "patch"];

    private static readonly string[] s_streams =
        ["application/json", "application/yaml", "application/vnd.kubernetes.protobuf", "application/json;stream=watch", "application/vnd.kubernetes.protobuf;stream=watch"];

    private readonly KindInfo _info = row.Info;
    private readonly string _kind = schemas.Refer(codec);

    private string Root => _info.Group.Length == 0 ? $"/api/{_info.Version}" : $"/apis/{_info.Group}/{_info.Version}";

    private string Collection => _info.Namespaced ? $"{Root}/namespaces/{{namespace}}/{_info.Plural}" : $"{Root}/{_info.Plural}";

    /// <summary>The part of operation ids that names a group and version, such as <c>CoreV1</c>.</summary>
    public static string IdOf(string group, string version) => Camel(group) + Title(version);

    /// <summary>The tag of a group and version, such as <c>core_v1</c>.</summary>
    public static string TagOf(string group, string version)
    {
        var name = Camel(group);
        return $"{char.ToLowerInvariant(name[0])}{name[1..]}_{version}";
    }

    /// <summary>The paths with their operations.</summary>
    public IEnumerable<(string Path, IReadOnlyList<OpenApiOperation> Operations)> Paths()
    {
        var collection = new List<OpenApiOperation>();
        var item = new List<OpenApiOperation>();
        foreach (var verb in row.Verbs)
        {
            AddVerb(verb, collection, item);
        }

        if (collection.Count > 0)
        {
            yield return (Collection, collection);
        }

        if (item.Count > 0)
        {
            yield return (Collection + "/{name}", item);
        }

        if (_info.Namespaced && row.Verbs.Contains("list"))
        {
            yield return ($"{Root}/{_info.Plural}", [List($"list{IdOf(_info.Group, _info.Version)}{_info.Kind}ForAllNamespaces")]);
        }

        foreach (var subresource in row.Subresources)
        {
            var place = $"{Collection}/{{name}}/{subresource.Name}";
            var operations = Subresource(subresource).ToList();
            if (operations.Count > 0)
            {
                yield return (place, operations);
            }

            if (subresource.Name == "proxy")
            {
                yield return ($"{place}/{{path}}", [.. Connections(subresource, "WithPath")]);
            }
        }

        foreach (var watch in row.Verbs.Contains("watch") ? Watches() : [])
        {
            yield return watch;
        }
    }

    // The old form of watches.
    private IEnumerable<(string Path, IReadOnlyList<OpenApiOperation> Operations)> Watches()
    {
        var root = $"{Root}/watch/";
        var scope = _info.Namespaced ? "Namespaced" : "";
        var place = _info.Namespaced ? $"{root}namespaces/{{namespace}}/{_info.Plural}" : root + _info.Plural;
        yield return (place, [Watch(scope, "List", "watchlist")]);
        yield return (place + "/{name}", [Watch(scope, "", "watch")]);
        if (_info.Namespaced)
        {
            yield return (root + _info.Plural, [Watch("", "ListForAllNamespaces", "watchlist")]);
        }
    }

    private OpenApiOperation Watch(string scope, string suffix, string action) =>
        new("get", $"watch{IdOf(_info.Group, _info.Version)}{scope}{_info.Kind}{suffix}", action, _info, ListQuery, "", [(200, schemas.ReferCommon(WatchEvent.Schema, "WatchEvent", _info))]) { Produces = s_streams };

    // What leads on to something else, or, as a log, comes from there.
    private IEnumerable<OpenApiOperation> Connections(SubresourceDefinition subresource, string suffix)
    {
        var what = _info.Kind + Title(subresource.Name);
        if (subresource.Name == "log")
        {
            yield return new("get", Id("read", "Log"), "get", _info, LogQuery, "", [(200, "")]) { Produces = ["text/plain", "application/json", "application/yaml", "application/vnd.kubernetes.protobuf"] };
            yield break;
        }

        var kind = new KindInfo("", "v1", subresource.Name == "portforward" ? "PodPortForwardOptions" : what + "Options");
        var (methods, query) = subresource.Name switch
        {
            "proxy" => (ProxyMethods, PathQuery),
            "exec" => (StreamMethods, [("command", "string"), .. StreamQuery]),
            "attach" => (StreamMethods, StreamQuery),
            _ => (StreamMethods, PortQuery),
        };
        foreach (var method in methods)
        {
            var id = $"connect{IdOf(_info.Group, _info.Version)}{Title(method)}{(_info.Namespaced ? "Namespaced" : "")}{what}{suffix}";
            yield return new(method, id, "connect", kind, query, "", [(200, "")]) { Produces = ["*/*"] };
        }
    }

    private static string Camel(string group) => group.Length == 0
        ? "Core"
        : string.Concat(group.Replace(".k8s.io", "", StringComparison.Ordinal).Split('.').Select(Title));

    private static string Title(string text) => text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..];

    private string Id(string verb, string suffix = "", string infix = "") =>
        $"{verb}{IdOf(_info.Group, _info.Version)}{infix}{(_info.Namespaced ? "Namespaced" : "")}{_info.Kind}{suffix}";

    private OpenApiOperation List(string id)
    {
        var listed = KubeKinds.TryGet(_info.ApiVersion, _info.Kind + "List", out var list) ? schemas.Refer(list) : _kind;
        return new("get", id, "list", _info, ListQuery, "", [(200, listed)])
        {
            Produces = s_streams,
        };
    }

    private void AddVerb(string verb, List<OpenApiOperation> collection, List<OpenApiOperation> item)
    {
        switch (verb)
        {
            case "list":
                collection.Add(List(Id("list")));
                break;
            case "create":
                collection.Add(new("post", Id("create"), "post", _info, WriteQuery, _kind, [(200, _kind), (201, _kind), (202, _kind)]));
                break;
            case "deletecollection":
                collection.Add(new("delete", Id("delete", infix: "Collection"), "deletecollection", _info, DeleteCollectionQuery, schemas.ReferCommon(DeleteOptionsCodec.Schema, DeleteOptionsCodec.Info.Kind, _info), [(200, schemas.Refer(StatusCodec))]));
                break;
            case "get":
                item.Add(Read("", _kind, _info));
                break;
            case "update":
                item.Add(Replace("", _kind, _info));
                break;
            case "patch":
                item.Add(Patch("", _kind, _info));
                break;
            case "delete":
                var answer = returnsDeleted && _info is not { Group: "", Kind: "Namespace" } ? _kind : schemas.Refer(StatusCodec);
                item.Add(new("delete", Id("delete"), "delete", _info, DeleteQuery, schemas.ReferCommon(DeleteOptionsCodec.Schema, DeleteOptionsCodec.Info.Kind, _info), [(200, answer), (202, answer)]));
                break;
        }
    }

    private OpenApiOperation Read(string suffix, string schema, KindInfo kind) => new("get", Id("read", suffix), "get", kind, Pretty, "", [(200, schema)]);

    private OpenApiOperation Replace(string suffix, string schema, KindInfo kind) => new("put", Id("replace", suffix), "put", kind, WriteQuery, schema, [(200, schema), (201, schema)]);

    private OpenApiOperation Patch(string suffix, string schema, KindInfo kind) =>
        new("patch", Id("patch", suffix), "patch", kind, PatchQuery, "io.k8s.apimachinery.pkg.apis.meta.v1.Patch", [(200, schema), (201, schema)])
        {
            Consumes = ["application/json-patch+json", "application/merge-patch+json", "application/strategic-merge-patch+json", "application/apply-patch+yaml"],
        };

    private IEnumerable<OpenApiOperation> Subresource(SubresourceDefinition subresource)
    {
        var apiVersion = subresource.ApiVersion.Length > 0 ? subresource.ApiVersion : _info.ApiVersion;
        if (_info.Group.Length == 0 && subresource.Name is "exec" or "attach" or "portforward" or "proxy" or "log")
        {
            foreach (var connection in Connections(subresource, ""))
            {
                yield return connection;
            }

            yield break;
        }

        if (!KubeKinds.TryGet(apiVersion, subresource.Kind, out var codec))
        {
            yield break;
        }

        var schema = schemas.Refer(codec);
        var suffix = Title(subresource.Name);
        foreach (var verb in subresource.Verbs)
        {
            switch (verb)
            {
                case "get":
                    yield return Read(suffix, schema, codec.Info);
                    break;
                case "update":
                    yield return Replace(suffix, schema, codec.Info);
                    break;
                case "patch":
                    yield return Patch(suffix, schema, codec.Info);
                    break;
                case "create":
                    yield return new("post", Id("create", suffix), "post", codec.Info, WriteQuery, schema, [(200, schema), (201, schema), (202, schema)]);
                    break;
            }
        }
    }
}
