using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Audit;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.ApiServer.Registry;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Client;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.ApiServer.Pipeline;

/// <summary>
/// What every request to a resource goes through after its sender is known, whether it came over HTTP or in process: authorization, then the verb.
/// </summary>
internal sealed class RequestPipeline(ServerAuthorization authorization, AdmissionChain admission, ResourceTable table, IResourceReader reader, TimeProvider time)
{
    private readonly PostedFields _posted = new(time);

    /// <summary>Carries out a request.</summary>
    /// <exception cref="ApiException">It is refused.</exception>
    public async ValueTask<ApiResponse> Send(RequestContext context)
    {
        await Authorize(context);
        CheckRoute(context);
        Deprecate(context);
        return await Answer(context);
    }

    /// <summary>Carries out a request that its sender may make, and whose route was checked.</summary>
    /// <exception cref="ApiException">It is refused.</exception>
    public async ValueTask<ApiResponse> Answer(RequestContext context)
    {
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

    /// <summary>Whether what a request is for can be shown as a table: reviews cannot.</summary>
    public bool HasTables(RequestInfo info) => table.Snapshot.FindVirtual(info.Group, info.Version, info.Resource)?.Verbs.Contains("list") ?? true;

    /// <summary>Whether what a request is for is about to go from the API.</summary>
    public bool IsDeprecated(RequestInfo info)
    {
        var snapshot = table.Snapshot;
        return snapshot.Find(info.Group, info.Version, info.Resource) is { } endpoint
            ? endpoint.Definition.Deprecation.Length > 0
            : snapshot.FindVirtual(info.Group, info.Version, info.Resource) is { Deprecation.Length: > 0 };
    }

    /// <summary>Whether anything of the group is served that a request names; where nothing is, not even errors have a form.</summary>
    public bool HasGroup(RequestInfo info) => table.Snapshot.HasGroup(info.Group);

    /// <summary>What upstream's router looks at first: that there is such a path, and that it takes the method.</summary>
    /// <exception cref="ApiException">404 or 405.</exception>
    public void CheckRoute(RequestContext context) => Routes.Check(table.Snapshot, context.Info, context.Method);

    /// <summary>Warns of what is about to go from the API, whether the request is a good one or not.</summary>
    public void Deprecate(RequestContext context)
    {
        var (info, snapshot) = (context.Info, table.Snapshot);
        if (info.Subresource.Length == 0 && snapshot.Find(info.Group, info.Version, info.Resource) is { Definition.Deprecation: { Length: > 0 } warning })
        {
            context.Warn(warning);
            context.Audit?.Annotate("k8s.io/deprecated", "true");
        }
        else if (snapshot.FindVirtual(info.Group, info.Version, info.Resource) is { Deprecation: { Length: > 0 } other })
        {
            context.Warn(other);
        }
    }

    /// <summary>Makes sure that the sender may do it.</summary>
    /// <exception cref="ApiException">403; or 500 when an authorizer failed and no other allowed it.</exception>
    public async ValueTask Authorize(RequestContext context)
    {
        var attributes = RequestAttributes.Of(context);
        var start = time.GetTimestamp();
        var decision = await authorization.Chain.Authorize(attributes, context.Cancelled);
        var elapsed = time.GetElapsedTime(start);
        authorization.Metrics.Judged(decision, elapsed);
        if (context.Audit is { } record)
        {
            record.Latencies.Spend(RequestPart.Authorization, elapsed);
            RequestAttributes.Annotate(record, decision);
        }

        if (decision.Verdict != AuthorizationVerdict.Allow)
        {
            throw decision.Error.Length > 0 ? ApiErrors.InternalError(decision.Error) : RequestAttributes.Refusal(attributes, decision.Reason);
        }
    }

    private static ValueTask<ApiResponse> Verb(RequestContext context, ResourceEndpoint endpoint)
    {
        var info = context.Info;
        var definition = endpoint.Definition;
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
            _ => throw ApiErrors.MethodNotSupported(),
        };
    }

    private async ValueTask<ApiResponse> Virtual(RequestContext context, VirtualResource resource)
    {
        var info = context.Info;
        var options = context.Query.ToCreateOptions();
        var strategic = new StrategyContext(context.User, time.GetUtcNow(), info.Namespace, !options.DryRun.IsEmpty) { Reader = reader };
        switch (info.Verb)
        {
            case "create":
                var body = BodyDecoder.Decode(context, resource.Codec, options.FieldValidation);
                if (resource.Forward(info, body) is { } place)
                {
                    return await Subresource(context.For(place), table.Snapshot.Find(place.Group, place.Version, place.Resource) ?? throw ApiErrors.PathNotFound());
                }

                body = _posted.Own(context, resource.Codec, Placed(body, resource.Codec.Info.Namespaced ? info.Namespace : ""), options);
                body = await Admit(context, resource, body, options);
                return new ApiResponse.Value(201, await resource.Create(body, strategic, context.Cancelled));
            case "get":
                return new ApiResponse.Value(200, await resource.Get(info.Name, strategic, context.Cancelled));
            default:
                var items = VirtualFilter.Of(context.Query.ToListOptions(), await resource.List(strategic, context.Cancelled));
                var names = resource.Codec.Info;
                return new ApiResponse.Value(200, new KubeObjectList(new KindInfo(names.Group, names.Version, names.Kind + "List"), new ListMeta(), items));
        }
    }

    // What belongs to no namespace may name one, which is dropped; what belongs to one belongs to that of the request.
    private static IKubeKind Placed(IKubeKind body, string ns)
    {
        if (body is not IKubeObject { Metadata: var metadata } value || metadata.Namespace == ns)
        {
            return body;
        }

        return metadata.Namespace.Length == 0 || ns.Length == 0
            ? value.WithMetadata(metadata with { Namespace = ns })
            : throw ApiErrors.BadRequest("the namespace of the provided object does not match the namespace sent on the request");
    }

    private async ValueTask<IKubeKind> Admit(RequestContext context, VirtualResource resource, IKubeKind body, CreateOptions options)
    {
        var info = resource.Codec.Info;
        var attributes = new AdmissionAttributes
        {
            Operation = AdmissionOperation.Create,
            User = context.User,
            Resource = new(info.Group, info.Version, info.Plural),
            Kind = new(info.Group, info.Version, info.Kind),
            Namespace = context.Info.Namespace,
            Name = (body as IKubeObject)?.Metadata.Name ?? "",
            Object = body,
            Options = options,
            DryRun = !options.DryRun.IsEmpty,
            Warn = context.Warn,
            Annotate = context.Audit is { } record ? record.Annotate : static (_, _) => { },
        };
        body = (await admission.Admit(attributes, context.Cancelled))!;
        await admission.Validate(attributes with { Object = body }, context.Cancelled);
        return body;
    }

    private static ValueTask<ApiResponse> Subresource(RequestContext context, ResourceEndpoint endpoint)
    {
        var info = context.Info;
        var declared = endpoint.Definition.Subresources.FirstOrDefault(s => s.Name == info.Subresource) ?? throw ApiErrors.PathNotFound();
        return endpoint.Subresource(context, declared);
    }
}
