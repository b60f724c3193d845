using System.Globalization;
using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Caching;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Registry;

/// <content>Update, of objects and of their subresources.</content>
internal sealed partial class ResourceEndpoint
{
    private const int WriteAttempts = 64;

    /// <summary>Replaces an object or one of its subresources.</summary>
    public async ValueTask<ApiResponse> Update(RequestContext context)
    {
        var options = context.Query.ToUpdateOptions();
        RefuseOptions("UpdateOptions", OptionsValidation.Validate(options));
        var value = Strategy.Default((IKubeObject)BodyDecoder.Decode(context, Definition.Codec, options.FieldValidation));
        context.Audit?.Requested(value);
        CheckName(context, value);
        value = InNamespace(value, NamespaceOf(context));
        await Storage.Cache.Started(_services.Stopping);
        var allowCreate = Strategy.AllowCreateOnUpdate && context.Info.Subresource.Length == 0;
        if (allowCreate && await Storage.Get(KeyOf(context), context.Cancelled) is null)
        {
            if (value.Metadata.Uid.Length > 0)
            {
                throw ApiErrors.StaleIdentity(Group, Plural, context.Info.Name, StoredKey(context, IsDryRun(options.DryRun)), value.Metadata.Uid, "");
            }

            CheckVersionIsNumber(value.Metadata.ResourceVersion);

            await context.CheckVerb("create");
            return new ApiResponse.Object(201, Definition, await Create(context, value, options, options.DryRun, FieldManagement.ManagerOf(context, options)));
        }

        var result = await Change(context, options, IsDryRun(options.DryRun), _ => value, FieldManagement.ManagerOf(context, options));
        return new ApiResponse.Object(200, Definition, result);
    }

    /// <summary>
    /// Reads, changes and writes an object until no other writer comes in between. An object that names the resource version it was made from is
    /// written over that version only.
    /// </summary>
    /// <param name="context">The request; its subresource decides which part may change.</param>
    /// <param name="options">The options, for admission.</param>
    /// <param name="dryRun">Whether nothing is stored.</param>
    /// <param name="change">Makes the new object from the present one; called again after a collision.</param>
    /// <param name="manager">Who comes to own what changes; null when the change sees to the managed fields itself.</param>
    /// <param name="view">What admission sees in place of the object, when a subresource with a kind of its own changes it.</param>
    private async ValueTask<CachedObject> Change(
        RequestContext context,
        IKubeKind options,
        bool dryRun,
        Func<IKubeObject, IKubeObject> change,
        string? manager,
        AdmissionView? view = null)
    {
        var key = KeyOf(context);
        for (var attempt = 1; ; attempt++)
        {
            var current = await Current(key, context.Info.Name, context.Cancelled);
            var wanted = change(current.Value);
            var conditional = CheckPrecondition(context, wanted, current.Value, dryRun);
            var owned = WithSystemFields(wanted, current.Value);
            owned = manager is null ? owned : Fields(view?.Subresource ?? context.Info.Subresource).Update(current.Value, owned, manager);
            var outcome = await TryChange(context, options, dryRun, current, owned, view);
            if (outcome is { } written)
            {
                return written;
            }

            if ((conditional && wanted.Metadata.ResourceVersion != current.Value.Metadata.ResourceVersion) || attempt == WriteAttempts)
            {
                throw ApiErrors.StaleConflict(Group, Plural, context.Info.Name);
            }
        }
    }

    private bool CheckPrecondition(RequestContext context, IKubeObject wanted, IKubeObject current, bool dryRun)
    {
        var (metadata, name) = (wanted.Metadata, context.Info.Name);
        if (context.Info.Verb == "update" && metadata.Uid.Length > 0 && metadata.Uid != current.Metadata.Uid)
        {
            throw ApiErrors.StaleIdentity(Group, Plural, name, StoredKey(context, dryRun), metadata.Uid, current.Metadata.Uid);
        }

        CheckVersionIsNumber(metadata.ResourceVersion);

        if (metadata.ResourceVersion is "" or "0")
        {
            if (!Strategy.AllowUnconditionalUpdate)
            {
                // This one names the resource, where others name the kind.
                throw ApiErrors.Invalid(Group, Plural, name, [new(FieldErrorType.Invalid, "metadata.resourceVersion", "0", "must be specified for an update")]);
            }

            return false;
        }

        return metadata.ResourceVersion == current.Metadata.ResourceVersion ? true : throw ApiErrors.StaleConflict(Group, Plural, name);
    }

    private static void CheckVersionIsNumber(string version)
    {
        if (version.Length > 0 && !ulong.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw ApiErrors.BadRequest($"strconv.ParseUint: parsing {GoText.Quote(version)}: invalid syntax");
        }
    }

    private async ValueTask<CachedObject?> TryChange(
        RequestContext context, IKubeKind options, bool dryRun, CachedObject current, IKubeObject wanted, AdmissionView? view)
    {
        var old = current.Value;
        var strategic = Strategize(context, dryRun);
        var value = await AdmitUpdate(Attributes(context, AdmissionOperation.Update, wanted, old, options, dryRun), view, context.Cancelled);
        value = FieldManagement.AfterAdmission(context, value, wanted);
        var managedFields = value.Metadata.ManagedFields;
        value = Prepare(value, old, strategic);
        if (value.Metadata.ManagedFields != managedFields)
        {
            value = value.WithMetadata(value.Metadata with { ManagedFields = managedFields });
        }

        Func<ValueTask>? undo = null;
        if (strategic.Subresource.Length == 0)
        {
            (value, undo) = await Strategy.Allocate(value, old, strategic, context.Cancelled);
        }

        var done = false;
        try
        {
            ValidateUpdate(value, old, strategic);
            foreach (var warning in strategic.Subresource.Length == 0 ? Strategy.Warnings(value, old) : [])
            {
                context.Warn(warning);
            }

            var final = Attributes(context, AdmissionOperation.Update, value, old, options, dryRun);
            await _services.Admission.Validate(view?.Of(final) ?? final, context.Cancelled);
            value = Strategy.Stored(value);
            if (FieldManagement.ChangesNothing(value, old) && !await Storage.IsStale(current, context.Cancelled))
            {
                // Nothing changed: no write, no event, the same resource version.
                return current;
            }

            if (dryRun)
            {
                return new CachedObject(current.Key, value);
            }

            var written = await Store(current, value, context.Cancelled);
            done = written is not null;
            if (done && strategic.Subresource.Length == 0)
            {
                await Strategy.Release(old, value, strategic, CancellationToken.None);
            }

            return written;
        }
        finally
        {
            if (!done)
            {
                await (undo?.Invoke() ?? default);
            }
        }
    }

    // Writes over the version that was read; an object whose deletion only waited for this change goes away instead.
    private async ValueTask<CachedObject?> Store(CachedObject current, IKubeObject value, CancellationToken cancellationToken)
    {
        if (IsDeletionDue(value))
        {
            var removed = await Storage.Delete(new CachedObject(current.Key, ToStorage(value)), current.Revision, cancellationToken);
            if (!removed.Succeeded)
            {
                return null;
            }

            await Strategy.Release(value, null, OwnContext(value), CancellationToken.None);
            return new CachedObject(current.Key, value, removed.Object!.Revision);
        }

        var cleared = value.WithMetadata(value.Metadata with { ResourceVersion = "" });
        var outcome = await Storage.Update(current.Key, ToStorage(cleared), current.Revision, await LeaseForWrite(), cancellationToken);
        if (outcome.Succeeded)
        {
            return _view(outcome.Object!);
        }

        return outcome.Object is null ? throw ApiErrors.NotFound(Group, Plural, value.Metadata.Name) : null;
    }

    private bool IsDeletionDue(IKubeObject value) =>
        value.Metadata is { DeletionTimestamp: not null, DeletionGracePeriodSeconds: null or 0 }
        && value.Metadata.Finalizers.IsEmpty
        && !HoldsFinalizersInSpec(value);

    private IKubeObject Prepare(IKubeObject value, IKubeObject old, StrategyContext strategic)
    {
        value = strategic.Subresource.Length > 0 ? Strategy.PrepareForSubresource(value, old, strategic) : Strategy.PrepareForUpdate(value, old, strategic);

        // Some subresources change what is wanted as much as the object itself does: a pod's ephemeral containers, its resources.
        return strategic.Subresource != "status" && Strategy.HasGeneration && Strategy.ChangesGeneration(value, old)
            ? value.WithMetadata(value.Metadata with { Generation = old.Metadata.Generation + 1 })
            : value;
    }

    private void ValidateUpdate(IKubeObject value, IKubeObject old, StrategyContext strategic)
    {
        var errors = new FieldErrorList();
        _metadata.ValidateUpdate(value.Metadata, old.Metadata, strategic.Subresource.Length == 0, errors);
        if (strategic.Subresource.Length > 0)
        {
            Strategy.ValidateSubresource(value, old, strategic, errors);
        }
        else
        {
            Strategy.ValidateUpdate(value, old, strategic, errors);
        }

        Refuse(value.Metadata.Name, errors);
    }

    // What clients cannot set: it comes from the stored object whatever they send.
    private static IKubeObject WithSystemFields(IKubeObject value, IKubeObject old)
    {
        var metadata = value.Metadata;
        var stored = old.Metadata;
        return value.WithMetadata(metadata with
        {
            Uid = metadata.Uid.Length == 0 ? stored.Uid : metadata.Uid,
            ResourceVersion = stored.ResourceVersion,
            CreationTimestamp = stored.CreationTimestamp,
            DeletionTimestamp = stored.DeletionTimestamp ?? metadata.DeletionTimestamp,
            DeletionGracePeriodSeconds = stored.DeletionGracePeriodSeconds is not null ? metadata.DeletionGracePeriodSeconds ?? stored.DeletionGracePeriodSeconds : metadata.DeletionGracePeriodSeconds,
            Generation = stored.Generation,
        });
    }

    private static void CheckName(RequestContext context, IKubeObject value)
    {
        if (value.Metadata.Name.Length == 0)
        {
            throw ApiErrors.BadRequest($"the name of the object ({context.Info.Name} based on URL) was undeterminable: name must be provided");
        }

        if (value.Metadata.Name != context.Info.Name)
        {
            throw ApiErrors.BadRequest($"the name of the object ({value.Metadata.Name}) does not match the name on the URL ({context.Info.Name})");
        }
    }
}
