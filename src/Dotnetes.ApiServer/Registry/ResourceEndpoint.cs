using System.Collections.Concurrent;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Caching;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.ApiServer.Resources;
using Dotnetes.ApiServer.Storage;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Registry;

/// <summary>
/// The generic engine for one row of the table of resources: what create, get, list, watch, update, patch, delete and the subresources do for every kind.
/// </summary>
internal sealed partial class ResourceEndpoint
{
    private readonly ServerServices _services;
    private readonly MetadataChecks _metadata;
    private readonly Func<CachedObject, CachedObject> _view;
    private readonly ConcurrentDictionary<string, FieldManagement> _fields = new(StringComparer.Ordinal);

    public ResourceEndpoint(ResourceDefinition definition, ObjectStorage storage, ServerServices services)
    {
        Definition = definition;
        Verbs = new(definition);
        Storage = storage;
        _services = services;
        _view = storage.Cache.ViewFor(definition);
        _metadata = new(definition);
    }

    /// <summary>The row.</summary>
    public ResourceDefinition Definition { get; }

    /// <summary>The verbs that its paths take.</summary>
    public RouteVerbs Verbs { get; }

    /// <summary>Where the objects are.</summary>
    public ObjectStorage Storage { get; }

    private IUntypedStrategy Strategy => Definition.Strategy;

    private string Group => Definition.Info.Group;

    private string Plural => Definition.Info.Plural;

    private string NamespaceOf(RequestContext context) => Definition.Info.Namespaced ? context.Info.Namespace : "";

    private string KeyOf(RequestContext context) => ObjectStorage.KeyOf(NamespaceOf(context), context.Info.Name);

    /// <summary>The key that conflicts name; it has no prefix in the store of dry runs.</summary>
    internal string StoredKey(RequestContext context, bool dryRun) =>
        (dryRun && Storage.Prefix.IndexOf('/', 1) is var end and > 0 ? Storage.Prefix[end..] : Storage.Prefix) + KeyOf(context);

    private StrategyContext Strategize(RequestContext context, bool dryRun) => new(context.User, _services.Time.GetUtcNow(), NamespaceOf(context), dryRun)
    {
        Subresource = context.Info.Subresource,
        Reader = _services.Reader,
        Client = _services.Client(),
        Warn = context.Warn,
        Annotate = context.Audit is { } record ? record.Annotate : static (_, _) => { },
    };

    // For what the server does after a request, whoever sent it.
    private StrategyContext OwnContext(IKubeObject value) => new(UserInfo.ApiServer, _services.Time.GetUtcNow(), value.Metadata.Namespace, false)
    {
        Reader = _services.Reader,
        Client = _services.Client(),
    };

    private AdmissionAttributes Attributes(RequestContext context, AdmissionOperation operation, IKubeKind? value, IKubeKind? old, IKubeKind? options, bool dryRun) => new()
    {
        Operation = operation,
        User = context.User,
        Resource = new Machinery.Schema.GroupVersionResource(Group, Definition.Info.Version, Plural),
        Kind = new Machinery.Schema.GroupVersionKind(Group, Definition.Info.Version, Definition.Info.Kind),
        Subresource = context.Info.Subresource,
        Namespace = NamespaceOf(context),
        Name = context.Info.Name.Length > 0 ? context.Info.Name : (value as IKubeObject)?.Metadata.Name ?? "",
        Object = value,
        OldObject = old,
        Options = options,
        DryRun = dryRun,
        Warn = context.Warn,
        Annotate = context.Audit is { } record ? record.Annotate : static (_, _) => { },
    };

    /// <summary>An object in the version that is stored.</summary>
    internal IKubeObject ToStorage(IKubeObject value) => Definition.Info.ApiVersion == Storage.ApiVersion
        ? value
        : Definition.ToStorage is { } convert ? convert(value) : Storage.Convert(value);

    /// <summary>A stored object in the version of this endpoint.</summary>
    internal IKubeObject FromStorage(IKubeObject value) => Definition.Info.ApiVersion == Storage.ApiVersion ? value : Definition.FromStorage(value);

    private FieldManagement Fields(string subresource) => _fields.GetOrAdd(subresource, static (name, self) => new FieldManagement(self, name, self._services), this);

    private static bool IsDryRun(ValueList<string> dryRun)
    {
        foreach (var value in dryRun)
        {
            if (value != "All")
            {
                throw ApiErrors.BadRequest($"dryRun: Unsupported value: {GoText.Quote(value)}: supported values: \"All\"");
            }
        }

        return !dryRun.IsEmpty;
    }

    private void Refuse(string name, FieldErrorList errors)
    {
        if (!errors.IsEmpty)
        {
            throw ApiErrors.Invalid(Group, Definition.Info.Kind, name, errors);
        }
    }

    private void RefuseOptions(string kind, FieldErrorList errors)
    {
        if (!errors.IsEmpty)
        {
            throw ApiErrors.Invalid("meta.k8s.io", kind, "", errors);
        }
    }

    private async ValueTask<CachedObject> Current(string key, string name, CancellationToken cancellationToken)
    {
        await Storage.Cache.Started(_services.Stopping);
        return await Storage.Get(key, cancellationToken) is { } found ? _view(found) : throw ApiErrors.NotFound(Group, Plural, name);
    }

    private void CheckRevisionIsNumber(string text, string parameter)
    {
        if (text.Length > 0 && (!long.TryParse(text, out var value) || value < 0))
        {
            throw ApiErrors.BadRequest($"{parameter}: Invalid value: {GoText.Quote(text)}: strconv.ParseUint: parsing {GoText.Quote(text)}: invalid syntax");
        }
    }

    private static Status Succeeded(string group, string plural, IKubeObject value) => new()
    {
        StatusValue = "Success",
        Details = new StatusDetails { Name = value.Metadata.Name, Group = group, Kind = plural, Uid = value.Metadata.Uid },
    };
}
