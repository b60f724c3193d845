using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.ApiServer.Registry;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Client;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.ApiServer.Pipeline;

/// <summary>
/// What every request to a resource goes through after its sender is known, whether it came over HTTP or in process: authorization, then the verb.
/// </summary>
internal sealed class RequestPipeline(IReadOnlyList<IAuthorizer> authorizers, ResourceTable table, IResourceReader reader, TimeProvider time)
{
    /// <summary>Carries out a request.</summary>
    /// <exception cref="ApiException">It is refused.</exception>
    public async ValueTask<ApiResponse> Send(RequestContext context)
    {
        await Authorize(context);
        context.Authorize = Authorize;
        var info = context.Info;
        var snapshot = table.Snapshot;
        if (snapshot.FindVirtual(info.Group, info.Version, info.Resource) is { } unstored)
        {
            return await Virtual(context, unstored);
        }

        var endpoint = snapshot.Find(info.Group, info.Version, info.Resource) ?? throw ApiErrors.PathNotFound();
        return info.Subresource.Length > 0 ? await Subresource(context, endpoint) : await Verb(context, endpoint);
    }

    /// <summary>Whether a request is for something that is served; metrics keep no labels for anything else.</summary>
    public bool IsKnown(RequestInfo info)
    {
        if (!info.IsResource)
        {
            return info.Path is "/healthz" or "/livez" or "/readyz" or "/version" or "/metrics";
        }

        var snapshot = table.Snapshot;
        return snapshot.Find(info.Group, info.Version, info.Resource) is { } endpoint
            ? info.Subresource.Length == 0 || endpoint.Definition.Subresources.Any(s => s.Name == info.Subresource)
            : info.Subresource.Length == 0 && snapshot.FindVirtual(info.Group, info.Version, info.Resource) is not null;
    }

    /// <summary>Asks the authorizers in order; the first that has an opinion decides.</summary>
    /// <exception cref="ApiException">403.</exception>
    public async ValueTask Authorize(RequestContext context)
    {
        if (authorizers.Count == 0)
        {
            return;
        }

        var attributes = AttributesOf(context);
        var reason = "";
        foreach (var authorizer in authorizers)
        {
            var decision = await authorizer.Authorize(attributes, context.Cancelled);
            if (decision.Verdict == AuthorizationVerdict.Allow)
            {
                return;
            }

            if (decision.Reason.Length > 0)
            {
                reason = reason.Length == 0 ? decision.Reason : $"{reason}, {decision.Reason}";
            }

            if (decision.Verdict == AuthorizationVerdict.Deny)
            {
                break;
            }
        }

        throw Refusal(context, attributes, reason);
    }

    private static AuthorizationAttributes AttributesOf(RequestContext context)
    {
        var info = context.Info;
        var selects = info.IsResource && info.Verb is "list" or "watch" or "deletecollection";
        return new()
        {
            User = context.User,
            Verb = info.Verb,
            IsResource = info.IsResource,
            Namespace = info.Namespace,
            Group = info.Group,
            Version = info.Version,
            Resource = info.Resource,
            Subresource = info.Subresource,
            Name = info.Name,
            Path = info.Path,
            FieldSelector = selects ? context.Query["fieldSelector"] : "",
            LabelSelector = selects ? context.Query["labelSelector"] : "",
        };
    }

    private static ApiException Refusal(RequestContext context, AuthorizationAttributes attributes, string reason)
    {
        var user = GoText.Quote(context.User.Name);
        if (!attributes.IsResource)
        {
            return ApiErrors.Forbidden("", "", "", $"User {user} cannot {attributes.Verb} path {GoText.Quote(attributes.Path)}{Suffix(reason)}");
        }

        var resource = attributes.Subresource.Length > 0 ? $"{attributes.Resource}/{attributes.Subresource}" : attributes.Resource;
        var where = attributes.Namespace.Length > 0 ? $" in the namespace {GoText.Quote(attributes.Namespace)}" : " at the cluster scope";
        return ApiErrors.Forbidden(
            attributes.Group,
            attributes.Resource,
            attributes.Name,
            $"User {user} cannot {attributes.Verb} resource {GoText.Quote(resource)} in API group {GoText.Quote(attributes.Group)}{where}{Suffix(reason)}");
    }

    private static string Suffix(string reason) => reason.Length == 0 ? "" : ": " + reason;

    private static ValueTask<ApiResponse> Verb(RequestContext context, ResourceEndpoint endpoint)
    {
        var info = context.Info;
        var definition = endpoint.Definition;
        if (!definition.Verbs.Contains(info.Verb) || info.Verb.Length == 0)
        {
            throw ApiErrors.MethodNotSupported(info.Group, info.Resource, info.Verb);
        }

        CheckScope(info, endpoint);
        return info.Verb switch
        {
            "create" when info.Name.Length == 0 => endpoint.Create(context),
            "get" => endpoint.Get(context),
            "list" => endpoint.List(context),
            "watch" => endpoint.Watch(context),
            "update" when info.Name.Length > 0 => endpoint.Update(context),
            "patch" when info.Name.Length > 0 => endpoint.Patch(context),
            "delete" => endpoint.Delete(context),
            "deletecollection" => endpoint.DeleteCollection(context),
            _ => throw ApiErrors.MethodNotSupported(info.Group, info.Resource, info.Verb),
        };
    }

    private async ValueTask<ApiResponse> Virtual(RequestContext context, VirtualResource resource)
    {
        var info = context.Info;
        if (info.Subresource.Length > 0)
        {
            throw ApiErrors.PathNotFound();
        }

        if (!resource.Verbs.Contains(info.Verb))
        {
            throw ApiErrors.MethodNotSupported(info.Group, info.Resource, info.Verb);
        }

        var options = context.Query.ToCreateOptions();
        var strategic = new StrategyContext(context.User, time.GetUtcNow(), info.Namespace, !options.DryRun.IsEmpty) { Reader = reader };
        switch (info.Verb)
        {
            case "create":
                var body = BodyDecoder.Decode(context, resource.Codec, options.FieldValidation);
                return new ApiResponse.Value(201, await resource.Create(body, strategic, context.Cancelled));
            case "get":
                return new ApiResponse.Value(200, await resource.Get(info.Name, strategic, context.Cancelled));
            default:
                var items = await resource.List(strategic, context.Cancelled);
                var names = resource.Codec.Info;
                return new ApiResponse.Value(200, new KubeObjectList(new KindInfo(names.Group, names.Version, names.Kind + "List"), new ListMeta(), items));
        }
    }

    // A namespaced object has no address without its namespace, nor a cluster-scoped one with it.
    private static void CheckScope(RequestInfo info, ResourceEndpoint endpoint)
    {
        var namespaced = endpoint.Definition.Info.Namespaced;
        if (namespaced && info.Namespace.Length == 0 && info.Verb is not ("list" or "watch"))
        {
            throw info.Name.Length > 0 ? ApiErrors.PathNotFound() : ApiErrors.MethodNotSupported(info.Group, info.Resource, info.Verb);
        }

        if (!namespaced && info.Namespace.Length > 0 && info.Resource != "namespaces")
        {
            throw ApiErrors.PathNotFound();
        }
    }

    private static ValueTask<ApiResponse> Subresource(RequestContext context, ResourceEndpoint endpoint)
    {
        var info = context.Info;
        var declared = endpoint.Definition.Subresources.FirstOrDefault(s => s.Name == info.Subresource) ?? throw ApiErrors.PathNotFound();
        if (!declared.Verbs.Contains(info.Verb))
        {
            throw ApiErrors.MethodNotSupported(info.Group, info.Resource, info.Verb);
        }

        CheckScope(info, endpoint);
        return endpoint.Subresource(context, declared);
    }
}
