using System.Globalization;
using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>The rules of annotations that mean something to the cluster.</summary>
internal static class PodAnnotationValidation
{
    /// <summary>The annotation of pods that mirror a file of a node.</summary>
    public const string Mirror = "kubernetes.io/config.mirror";

    private const string DeletionCost = "controller.kubernetes.io/pod-deletion-cost";

    private static readonly FieldPath s_annotations = FieldPath.Of("metadata", "annotations");

    /// <summary>Checks the annotations of a pod.</summary>
    public static void Validate(Pod pod, FieldErrorList errors)
    {
        var annotations = pod.Metadata.Annotations;
        if (annotations.TryGetValue(Mirror, out var mirror) && pod.Spec.NodeName.Length == 0)
        {
            errors.Add(FieldError.Invalid(s_annotations.Key(Mirror), mirror, "must set spec.nodeName if mirror pod annotation is set"));
        }

        if (annotations.TryGetValue(DeletionCost, out var cost) && !IsCost(cost))
        {
            errors.Add(FieldError.Invalid(s_annotations.Key(DeletionCost), cost, "must be a 32bit integer"));
        }
    }

    /// <summary>Checks what an update changes.</summary>
    public static void Change(Pod pod, Pod old, FieldErrorList errors)
    {
        foreach (var (key, value) in old.Metadata.Annotations)
        {
            if (pod.Metadata.Annotations.TryGetValue(key, out var kept) && kept == value)
            {
                continue;
            }

            Forbid(errors, key, "may not remove or update AppArmor annotations", "may not remove or update mirror pod annotation");
        }

        foreach (var key in pod.Metadata.Annotations.Keys)
        {
            if (!old.Metadata.Annotations.ContainsKey(key))
            {
                Forbid(errors, key, "may not add AppArmor annotations", "may not add mirror pod annotation");
            }
        }

        Validate(pod, errors);
    }

    private static void Forbid(FieldErrorList errors, string key, string appArmor, string mirror)
    {
        if (key.StartsWith(PodAppArmor.Prefix, StringComparison.Ordinal))
        {
            errors.Add(FieldError.Forbidden(s_annotations.Key(key), appArmor));
        }

        if (key == Mirror)
        {
            errors.Add(FieldError.Forbidden(s_annotations.Key(key), mirror));
        }
    }

    // A number without a plus and without zeros in front.
    private static bool IsCost(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) && text[0] != '+' && (text == "0" || !text.StartsWith('0'));
}
