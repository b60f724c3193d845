using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Registry;

/// <summary>
/// The metadata of an update is checked once for all kinds, and again in the validation of most kinds. What is wrong is wrong every time: clients see each error once in the message and each time among
/// the causes, in this order.
/// </summary>
/// <param name="codec">The kind.</param>
/// <param name="checkName">The rule for names of the kind.</param>
/// <param name="namesFinalizers">Whether finalizers without a domain must be those of Kubernetes itself.</param>
internal sealed class MetadataChecks(KindCodec codec, NameCheck checkName, bool namesFinalizers)
{
    private static readonly FieldPath s_path = FieldPath.Of("metadata");

    // How often the validation of a kind looks at what may not change, and at the whole; (1, 1) for most.
    private readonly (int Changes, int Wholes) _again = (codec.Info.Group, codec.Info.Kind) switch
    {
        ("policy", "PodDisruptionBudget") => (0, 0),
        ("", "PersistentVolume") => (0, 2),
        ("", "LimitRange") or ("storage.k8s.io", "CSINode" or "VolumeAttachment") or ("discovery.k8s.io", _) or ("admissionregistration.k8s.io", _) or ("flowcontrol.apiserver.k8s.io", _) => (0, 1),
        ("", "Service" or "ResourceQuota" or "ReplicationController" or "PodTemplate" or "Event") or ("events.k8s.io", _) => (1, 0),
        ("apps", "ControllerRevision") => (1, 1),
        ("apps", _) or ("autoscaling", _) or ("batch", "CronJob") or ("networking.k8s.io", "NetworkPolicy" or "ServiceCIDR") => (1, 0),
        ("storage.k8s.io", "CSIDriver") or ("scheduling.k8s.io", _) or ("coordination.k8s.io", _) or ("resource.k8s.io", "ResourceSlice") or ("apiextensions.k8s.io", _) => (1, 0),
        _ => (1, 1),
    };

    /// <summary>Checks the metadata of an update.</summary>
    /// <param name="updated">The metadata as it is to be.</param>
    /// <param name="stored">The metadata as it is.</param>
    /// <param name="isWhole">Whether the object itself changes and not a subresource of it.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public void ValidateUpdate(ObjectMeta updated, ObjectMeta stored, bool isWhole, FieldErrorList errors)
    {
        var change = ObjectMetaValidation.ValidateChange(updated, stored, s_path);
        var again = isWhole ? _again : (Changes: 1, Wholes: 0);
        var whole = Whole(updated, again.Wholes > 0);
        var names = Finalizers(updated);
        if (change.IsEmpty && whole.IsEmpty && names.IsEmpty)
        {
            return;
        }

        errors.AddRange(Whole(updated, isOfKind: false));
        errors.AddRange(ObjectMetaValidation.ValidateUpdate(updated, stored, s_path));
        for (var i = 0; i < again.Changes; i++)
        {
            errors.AddRange(ObjectMetaValidation.ValidateUpdate(updated, stored, s_path));
            errors.AddRange(names);
        }

        for (var i = 0; i < again.Wholes; i++)
        {
            errors.AddRange(whole);
            errors.AddRange(names);
        }
    }

    private FieldErrorList Whole(ObjectMeta metadata, bool isOfKind) => ObjectMetaValidation.Validate(metadata, codec.Info.Namespaced, isOfKind ? checkName : ObjectNames.IsPathSegment, s_path);

    private FieldErrorList Finalizers(ObjectMeta metadata)
    {
        var errors = new FieldErrorList();
        if (namesFinalizers)
        {
            ResourceEndpoint.ValidateFinalizerNames(metadata.Finalizers, errors);
        }

        return errors;
    }
}
