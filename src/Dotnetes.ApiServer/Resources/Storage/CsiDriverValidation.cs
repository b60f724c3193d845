using Dotnetes.Api.Storage.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Storage;

/// <summary>The rules of descriptions of CSI drivers.</summary>
internal static class CsiDriverValidation
{
    private const long ShortestToken = 600;
    private const long LongestToken = 1L << 32;
    private const long ShortestPeriod = 10;

    private static readonly FieldPath s_spec = FieldPath.Of("spec");

    /// <summary>Checks a driver.</summary>
    public static void Validate(CsiDriverSpec spec, FieldErrorList errors)
    {
        Required(errors, spec.AttachRequired, "attachedRequired");
        Required(errors, spec.PodInfoOnMount, "podInfoOnMount");
        Required(errors, spec.StorageCapacity, "storageCapacity");
        if (spec.FsGroupPolicy is { } policy)
        {
            errors.OneOf(s_spec.Child("fsGroupPolicy"), policy, "File", "None", "ReadWriteOnceWithFSType");
        }

        Tokens(errors, s_spec.Child("tokenRequests"), spec.TokenRequests);
        foreach (var mode in spec.VolumeLifecycleModes)
        {
            errors.OneOf(s_spec.Child("volumeLifecycleModes"), mode, "Persistent", "Ephemeral");
        }

        Required(errors, spec.SeLinuxMount, "seLinuxMount");
        if (spec.NodeAllocatableUpdatePeriodSeconds is { } period && period < ShortestPeriod)
        {
            errors.Add(FieldError.Invalid(s_spec.Child("nodeAllocatableUpdatePeriodSeconds"), period, "must be greater than or equal to 10 seconds"));
        }

        if (spec.ServiceAccountTokenInSecrets is { } inSecrets && spec.TokenRequests.IsEmpty)
        {
            errors.Add(FieldError.Invalid(s_spec.Child("serviceAccountTokenInSecrets"), inSecrets, "serviceAccountTokenInSecrets is set but no tokenRequests are specified"));
        }
    }

    /// <summary>Checks a change.</summary>
    public static void Update(CsiDriverSpec spec, CsiDriverSpec old, FieldErrorList errors)
    {
        Validate(spec, errors);
        if (spec.AttachRequired != old.AttachRequired)
        {
            errors.Add(FieldError.Invalid(s_spec.Child("attachedRequired"), spec.AttachRequired == true, ValidationMessages.FieldImmutable));
        }

        if (spec.VolumeLifecycleModes != old.VolumeLifecycleModes)
        {
            errors.Add(FieldError.Invalid(s_spec.Child("volumeLifecycleModes"), spec.VolumeLifecycleModes, ValidationMessages.FieldImmutable));
        }
    }

    private static void Required(FieldErrorList errors, bool? value, string field)
    {
        if (value is null)
        {
            errors.Add(FieldError.Required(s_spec.Child(field)));
        }
    }

    private static void Tokens(FieldErrorList errors, FieldPath path, ValueList<TokenRequest> requests)
    {
        var audiences = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < requests.Count; i++)
        {
            var at = path.Index(i);
            if (!audiences.Add(requests[i].Audience))
            {
                errors.Add(FieldError.Duplicate(at.Child("audience"), requests[i].Audience));
                continue;
            }

            switch (requests[i].ExpirationSeconds)
            {
                case { } tooShort and < ShortestToken:
                    errors.Add(FieldError.Invalid(at.Child("expirationSeconds"), tooShort, "may not specify a duration less than 10 minutes"));
                    break;
                case { } tooLong and > LongestToken:
                    errors.Add(FieldError.Invalid(at.Child("expirationSeconds"), tooLong, "may not specify a duration larger than 2^32 seconds"));
                    break;
            }
        }
    }
}
