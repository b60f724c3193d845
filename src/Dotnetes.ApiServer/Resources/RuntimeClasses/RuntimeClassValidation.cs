using Dotnetes.Api.Node.V1;
using Dotnetes.ApiServer.Resources.Core.Pods;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.RuntimeClasses;

/// <summary>The rules of runtime classes.</summary>
internal static class RuntimeClassValidation
{
    /// <summary>Checks a class.</summary>
    public static void Validate(RuntimeClass value, FieldErrorList errors)
    {
        var handler = FieldPath.Of("handler");
        if (value.Handler.Length == 0)
        {
            errors.Add(FieldError.Required(handler));
        }
        else
        {
            errors.Label(handler, value.Handler);
        }

        if (value.Overhead is { } overhead)
        {
            ResourceValidation.Validate(new() { Limits = overhead.PodFixed }, default, FieldPath.Of("overhead"), errors);
        }

        if (value.Scheduling is not { } scheduling)
        {
            return;
        }

        errors.AddRange(MetadataValidation.ValidateLabels(scheduling.NodeSelector, FieldPath.Of("scheduling", "nodeSelector")));
        var path = FieldPath.Of("scheduling", "tolerations");
        SchedulingValidation.Tolerations(scheduling.Tolerations, path, errors);
        var seen = new HashSet<(string, string, string, string)>();
        for (var i = 0; i < scheduling.Tolerations.Count; i++)
        {
            var toleration = scheduling.Tolerations[i];
            if (!seen.Add((toleration.Key, toleration.Operator, toleration.Value, toleration.Effect)))
            {
                errors.Add(GoObject.Duplicate(path.Index(i), toleration));
            }
        }
    }
}
