using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Caching;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.ApiServer.Resources;
using Dotnetes.ApiServer.Storage;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Registry;

/// <content>Create.</content>
internal sealed partial class ResourceEndpoint
{
    private const int NameAttempts = 8;

    /// <summary>Creates an object.</summary>
    public async ValueTask<ApiResponse> Create(RequestContext context)
    {
        var options = context.Query.ToCreateOptions();
        RefuseOptions("CreateOptions", OptionsValidation.Validate(options));
        var value = Strategy.Default((IKubeObject)BodyDecoder.Decode(context, Definition.Codec, options.FieldValidation));
        context.Audit?.Requested(value);
        return new ApiResponse.Object(201, Definition, await Create(context, value, options, options.DryRun, FieldManagement.ManagerOf(context, options)));
    }

    // Without a manager the object already has its managed fields.
    private async ValueTask<CachedObject> Create(RequestContext context, IKubeObject value, IKubeKind options, ValueList<string> dryRunOption, string? manager)
    {
        await Storage.Cache.Started(_services.Stopping);
        var dryRun = IsDryRun(dryRunOption);
        value = WithoutSystemFields(InNamespace(value, NamespaceOf(context)));
        value = manager is null ? value : Fields("").Create(value, manager);
        var owned = value;
        value = (IKubeObject)(await _services.Admission.Admit(Attributes(context, AdmissionOperation.Create, value, null, options, dryRun), context.Cancelled))!;
        value = FieldManagement.AfterAdmission(context, value, owned);
        var generated = value.Metadata.Name.Length == 0 && value.Metadata.GenerateName.Length > 0;
        for (var attempt = 1; ; attempt++)
        {
            var named = generated
                ? value.WithMetadata(value.Metadata with { Name = _services.Identities.NewName(value.Metadata.GenerateName) })
                : value;
            var (created, taken) = await TryCreate(context, named, options, dryRun);
            if (created is not null)
            {
                return created;
            }

            if (!generated && named.Metadata.GenerateName.Length == 0)
            {
                throw ApiErrors.AlreadyExists(Group, Plural, named.Metadata.Name, taken?.Value.Metadata.DeletionTimestamp is not null);
            }

            // Whoever names a prefix, too, is told to try another time even where the name was given.
            if (attempt == NameAttempts || !generated)
            {
                throw ApiErrors.GenerateNameConflict(Group, Plural, named.Metadata.Name);
            }
        }
    }

    private async ValueTask<(CachedObject? Created, CachedObject? Taken)> TryCreate(RequestContext context, IKubeObject value, IKubeKind options, bool dryRun)
    {
        var strategic = Strategize(context, dryRun);
        var managedFields = value.Metadata.ManagedFields;

        // Some kinds are prepared by their uid: the selector of a job, say.
        value = Strategy.PrepareForCreate(
            value.WithMetadata(value.Metadata with
            {
                Uid = _services.Identities.NewUid(),
                CreationTimestamp = Time.FromDateTimeOffset(strategic.Now),
                DeletionTimestamp = null,
                DeletionGracePeriodSeconds = null,
                SelfLink = "",
            }),
            strategic);
        value = value.WithMetadata(value.Metadata with { ManagedFields = managedFields, Generation = (Strategy.HasGeneration ? Strategy.FirstGeneration : null) ?? value.Metadata.Generation });
        (value, var undo) = await Strategy.Allocate(value, null, strategic, context.Cancelled);
        var done = false;
        try
        {
            ValidateCreate(value, strategic);
            foreach (var warning in Strategy.Warnings(value, null))
            {
                context.Warn(warning);
            }

            await _services.Admission.Validate(Attributes(context, AdmissionOperation.Create, value, null, options, dryRun), context.Cancelled);
            value = Strategy.Stored(value);
            var key = ObjectStorage.KeyOf(value.Metadata.Namespace, value.Metadata.Name);
            if (dryRun)
            {
                var taken = await Storage.Get(key, context.Cancelled);
                return taken is null ? (new CachedObject(key, value), null) : (null, taken);
            }

            if (value.Metadata.ResourceVersion.Length > 0)
            {
                throw ApiErrors.BadRequest("resourceVersion should not be set on objects to be created");
            }

            var outcome = await Storage.Create(key, ToStorage(value), await LeaseForWrite(), context.Cancelled);
            done = outcome.Succeeded;
            return done ? (_view(outcome.Object!), null) : (null, outcome.Object);
        }
        finally
        {
            if (!done)
            {
                await (undo?.Invoke() ?? default);
            }
        }
    }

    private void ValidateCreate(IKubeObject value, StrategyContext strategic)
    {
        var errors = new FieldErrorList();
        if (Strategy.Metadata.ComesLast)
        {
            Strategy.ValidateCreate(value, strategic, errors);
            Refuse(value.Metadata.Name, errors);
        }

        _metadata.ValidateCreate(value.Metadata, errors);
        Strategy.ValidateCreate(value, strategic, errors);
        Refuse(value.Metadata.Name, errors);
    }

    // Before anything looks at the object: clients cannot set these.
    private static IKubeObject WithoutSystemFields(IKubeObject value) => value.WithMetadata(value.Metadata with
    {
        CreationTimestamp = default,
        Uid = "",
        DeletionTimestamp = null,
        DeletionGracePeriodSeconds = null,
        SelfLink = "",
    });

    // An object of the cluster may name a namespace; it is dropped.
    private static IKubeObject InNamespace(IKubeObject value, string ns)
    {
        if (value.Metadata.Namespace == ns)
        {
            return value;
        }

        return value.Metadata.Namespace.Length == 0 || ns.Length == 0
            ? value.WithMetadata(value.Metadata with { Namespace = ns })
            : throw ApiErrors.BadRequest("the namespace of the provided object does not match the namespace sent on the request");
    }

    private ValueTask<long> LeaseForWrite() => Definition.TimeToLive is { } life ? Storage.LeaseFor(life, _services.Stopping) : new(0);
}
