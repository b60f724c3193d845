using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Caching;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Registry;

/// <content>Delete and deletecollection.</content>
internal sealed partial class ResourceEndpoint
{
    private static readonly KindCodec DeleteOptionsCodec = KindCodec.Of<DeleteOptions>();

    /// <summary>Deletes an object, or begins its deletion.</summary>
    public async ValueTask<ApiResponse> Delete(RequestContext context)
    {
        var options = DeleteOptionsOf(context);
        WarnOfOrphans(context, options);
        await Storage.Cache.Started(_services.Stopping);
        var (value, isGone) = await Delete(context, KeyOf(context), context.Info.Name, options);
        if (!isGone || Strategy.ReturnsDeletedObject)
        {
            return new ApiResponse.Object(!isGone && options.OrphanDependents == false ? 202 : 200, Definition, value);
        }

        return new ApiResponse.Value(200, Succeeded(Group, Plural, value.Value));
    }

    /// <summary>Deletes all selected objects, and answers with what they were.</summary>
    public async ValueTask<ApiResponse> DeleteCollection(RequestContext context)
    {
        var options = DeleteOptionsOf(context);
        WarnOfOrphans(context, options);
        var list = context.Query.ToListOptions() with { Watch = false };
        var found = await List(list, FilterOf(context, list), context.Cancelled);
        var deleted = new List<CachedObject>(found.Items.Count);
        foreach (var item in found.Items)
        {
            try
            {
                var (value, _) = await Delete(context, item.Key, item.Value.Metadata.Name, options);
                deleted.Add(value);
            }
            catch (ApiException e) when (e.Status.Reason == StatusReason.NotFound)
            {
                // Somebody else was faster.
            }
        }

        return found with { Items = deleted };
    }

    private void WarnOfOrphans(RequestContext context, DeleteOptions options)
    {
        if (Strategy.OrphanWarning.Length > 0 && options is { PropagationPolicy: null, OrphanDependents: null })
        {
            context.Warn(Strategy.OrphanWarning);
        }
    }

    private DeleteOptions DeleteOptionsOf(RequestContext context)
    {
        var options = context.Body.IsEmpty
            ? context.Query.ToDeleteOptions()
            : DecodeDeleteOptions(context);
        if (!context.Body.IsEmpty)
        {
            context.Audit?.Requested(options);
        }

        // Behind a gate that is off, what it opens is not there.
        options = options with { IgnoreStoreReadErrorWithClusterBreakingPotential = null };

        RefuseOptions("DeleteOptions", OptionsValidation.Validate(options));
        IsDryRun(options.DryRun);
        return options;
    }

    // Clients send the options with the apiVersion of any group, but not something else.
    private static void CheckKind(ReadOnlySpan<byte> json)
    {
        var (apiVersion, kind) = BodyDecoder.ReadTypeMeta(json);
        if (kind is not ("" or "DeleteOptions"))
        {
            throw ApiErrors.BadRequest(
                $"no kind {GoText.Quote(kind)} is registered for version {GoText.Quote(apiVersion.Length > 0 ? apiVersion : "meta.k8s.io/v1")} in scheme \"k8s.io/apimachinery/pkg/apis/meta/internalversion/scheme/register.go:27\"");
        }
    }

    private static DeleteOptions DecodeJsonOptions(ReadOnlySpan<byte> json)
    {
        CheckKind(json);
        return (DeleteOptions)DeleteOptionsCodec.DecodeJson(json);
    }

    private static DeleteOptions DecodeDeleteOptions(RequestContext context)
    {
        if (context.Body.Value is DeleteOptions given)
        {
            return given;
        }

        try
        {
            var bytes = context.Body.Bytes;
            return (DeleteOptions)(context.Body.MediaType switch
            {
                MediaTypes.Protobuf => DeleteOptionsCodec.DecodeProto(ProtobufEnvelope.Open(bytes.Span).Raw),
                MediaTypes.Yaml => DecodeJsonOptions(MediaTypes.YamlToJson(bytes).Span),
                "" or MediaTypes.Json => DecodeJsonOptions(bytes.Span),
                _ => throw ApiErrors.UnsupportedMediaType(BodyDecoder.AcceptedTypes),
            });
        }
        catch (DecodingException e)
        {
            throw ApiErrors.BadRequest(context.Body.MediaType == MediaTypes.Protobuf
                ? e.Message
                : UnrecognizedBody.ReasonOf(context.Body.Bytes, context.Body.MediaType, e) ?? GoDecodingMessage.Of(e, DeleteOptionsCodec.Schema));
        }
    }

    private async ValueTask<(CachedObject Value, bool IsGone)> Delete(RequestContext context, string key, string name, DeleteOptions options, bool isAdmitted = false)
    {
        var dryRun = !options.DryRun.IsEmpty;
        for (var attempt = 1; ; attempt++)
        {
            var current = await Current(key, name, context.Cancelled);
            CheckPreconditions(options, current.Value);
            if (!isAdmitted)
            {
                // Of a collection the objects have no name in the request; it is the namespace of the request that counts, too.
                var attributes = Attributes(context, AdmissionOperation.Delete, null, current.Value, options, dryRun);
                await _services.Admission.Admit(attributes, context.Cancelled);
                await _services.Admission.Validate(attributes, context.Cancelled);
            }

            var marked = Mark(current.Value, options);
            if (await TryDelete(current, marked, dryRun, context.Cancelled) is { } done)
            {
                // Where there are grace periods, what went at once is shown as what its grace ended for.
                return done.IsGone && Strategy.GracePeriodSeconds(current.Value, options) is { } grace
                    ? (new CachedObject(current.Key, WithDeletion(done.Value.Value, current.Value.Metadata, current.Value.Metadata.Finalizers, grace)), true)
                    : done;
            }

            if (attempt == WriteAttempts)
            {
                throw ApiErrors.StaleConflict(Group, Plural, name);
            }
        }
    }

    private async ValueTask<(CachedObject Value, bool IsGone)?> TryDelete(CachedObject current, IKubeObject? marked, bool dryRun, CancellationToken cancellationToken)
    {
        if (marked is null)
        {
            if (dryRun)
            {
                return (current, true);
            }

            var outcome = await Storage.Delete(current, current.Revision, cancellationToken);
            if (!outcome.Succeeded)
            {
                return null;
            }

            await Strategy.Release(current.Value, null, OwnContext(current.Value), CancellationToken.None);
            return (outcome.Object!, true);
        }

        if (ReferenceEquals(marked, current.Value) || marked.Equals(current.Value))
        {
            return (current, false);
        }

        if (dryRun)
        {
            return (new CachedObject(current.Key, marked), false);
        }

        return await Store(current, marked, cancellationToken) is { } written ? (written, false) : null;
    }

    /// <summary>
    /// The object marked for deletion, when its grace period or finalizers keep it for now; null when it is to go at once.
    /// </summary>
    private IKubeObject? Mark(IKubeObject value, DeleteOptions options)
    {
        var metadata = value.Metadata;
        var finalizers = FinalizersAfter(metadata.Finalizers, options);
        var grace = Strategy.GracePeriodSeconds(value, options);
        if (metadata.DeletionTimestamp is not null && metadata.DeletionGracePeriodSeconds is > 0 and var granted)
        {
            // Already ending; the time can only be shortened.
            if (options.GracePeriodSeconds is null || grace is null || grace >= granted)
            {
                return value;
            }

            if (grace > 0)
            {
                return WithDeletion(value, metadata, finalizers, grace.Value);
            }
        }
        else if (grace is > 0 && metadata.DeletionTimestamp is null)
        {
            return WithDeletion(value, metadata, finalizers, grace.Value);
        }

        if (finalizers.IsEmpty && !HoldsFinalizersInSpec(value))
        {
            return null;
        }

        return WithDeletion(value, metadata, finalizers, 0);
    }

    private IKubeObject WithDeletion(IKubeObject value, ObjectMeta metadata, ValueList<string> finalizers, long grace)
    {
        var at = Time.FromDateTimeOffset(_services.Time.GetUtcNow().AddSeconds(grace));
        var isFirst = metadata.DeletionTimestamp is null;
        value = value.WithMetadata(metadata with
        {
            DeletionTimestamp = metadata.DeletionTimestamp is { } earlier && earlier < at ? earlier : at,

            // Namespaces get none.
            DeletionGracePeriodSeconds = value is Namespace ? null : grace,
            Finalizers = finalizers,
            Generation = isFirst && metadata.Generation > 0 ? metadata.Generation + 1 : metadata.Generation,
        });
        return value is Namespace ns ? ns with { Status = ns.Status with { Phase = "Terminating" } } : value;
    }

    // What the propagation policy adds to the finalizers or takes from them.
    private ValueList<string> FinalizersAfter(ValueList<string> present, DeleteOptions options)
    {
        const string Orphan = "orphan";
        const string Foreground = "foregroundDeletion";
        var wanted = options switch
        {
            { PropagationPolicy: DeletionPropagation.Orphan } or { OrphanDependents: true } => Orphan,
            { PropagationPolicy: DeletionPropagation.Foreground } => Foreground,
            { PropagationPolicy: not null } or { OrphanDependents: not null } => "",
            _ when present.Contains(Orphan) => Orphan,
            _ when present.Contains(Foreground) => Foreground,
            _ => Strategy.DefaultPropagation switch { DeletionPropagation.Orphan => Orphan, DeletionPropagation.Foreground => Foreground, _ => "" },
        };
        var kept = present.RemoveAll(f => f is Orphan or Foreground && f != wanted);
        return wanted.Length == 0 || kept.Contains(wanted) ? kept : kept.Add(wanted);
    }

    // A namespace goes only when its spec names no finalizer any more.
    private static bool HoldsFinalizersInSpec(IKubeObject value) => value is Namespace { Spec.Finalizers.IsEmpty: false };

    private void CheckPreconditions(DeleteOptions options, IKubeObject value)
    {
        if (options.Preconditions is not { } wanted)
        {
            return;
        }

        var (resource, name) = (value is Namespace ? Plural : Definition.Info.Kind, value.Metadata.Name);

        // Events of both groups are the same to upstream.
        var group = Definition.Info.Kind == "Event" && Group == "events.k8s.io" ? "" : Group;
        if (wanted.Uid is { } uid && uid != value.Metadata.Uid)
        {
            throw ApiErrors.Conflict(group, resource, name, value is Namespace
                ? $"Precondition failed: UID in precondition: {uid}, UID in object meta: {value.Metadata.Uid}"
                : $"the UID in the precondition ({uid}) does not match the UID in record ({value.Metadata.Uid}). The object might have been deleted and then recreated");
        }

        if (wanted.ResourceVersion is { } version && version != value.Metadata.ResourceVersion)
        {
            throw ApiErrors.Conflict(group, resource, name, value is Namespace
                ? $"Precondition failed: ResourceVersion in precondition: {version}, ResourceVersion in object meta: {value.Metadata.ResourceVersion}"
                : $"the ResourceVersion in the precondition ({version}) does not match the ResourceVersion in record ({value.Metadata.ResourceVersion}). The object might have been modified");
        }
    }
}
