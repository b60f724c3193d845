using System.Text.RegularExpressions;
using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Nodes;

/// <summary>The rules of nodes.</summary>
internal static partial class NodeValidation
{
    private const int MaxFeatureName = 253;
    private const string FeatureForm =
        "must start with an UpperCamelCase segment, with subsequent segments separated by '/' (e.g., MyFeature or MyFeature/mySubFeature), and contain only alphanumeric characters and slashes";

    private const string CidrsMayNotChange = "node updates may not change podCIDR except from \"\" to valid";

    /// <summary>Checks a new node.</summary>
    public static void Create(Node node, FieldErrorList errors)
    {
        Taints(errors, FieldPath.Of("metadata", "taints"), node.Spec.Taints);
        Resources(node, errors);
        Ranges(node, errors);
    }

    private static void Ranges(Node node, FieldErrorList errors)
    {
        var path = FieldPath.Of("spec", "podCIDRs");
        var ranges = node.Spec.PodCidrs;
        for (var i = 0; i < ranges.Count; i++)
        {
            errors.AddRange(IpAddresses.IsValidCidrForLegacyField(path.Index(i), ranges[i], strict: true));
        }

        if (ranges.Count > 2 || (ranges.Count == 2 && ranges[0].Contains(':', StringComparison.Ordinal) == ranges[1].Contains(':', StringComparison.Ordinal)))
        {
            errors.Add(FieldError.Invalid(path, ranges, "may specify no more than one CIDR for each IP family"));
        }
    }

    /// <summary>Checks a change, of the node or of its status.</summary>
    public static void Update(Node node, Node old, FieldErrorList errors)
    {
        Resources(node, errors);
        var addresses = new HashSet<NodeAddress>();
        for (var i = 0; i < node.Status.Addresses.Count; i++)
        {
            if (!addresses.Add(node.Status.Addresses[i]))
            {
                errors.Add(GoObject.Duplicate(FieldPath.Of("status", "addresses").Index(i), node.Status.Addresses[i]));
            }
        }

        if (old.Spec.PodCidrs != node.Spec.PodCidrs)
        {
            Ranges(node, errors);
        }

        if (!old.Spec.PodCidrs.IsEmpty && old.Spec.PodCidrs != node.Spec.PodCidrs)
        {
            errors.Add(FieldError.Forbidden(FieldPath.Of("spec", "podCIDRs"), CidrsMayNotChange));
        }

        if (old.Spec.ProviderID.Length > 0 && old.Spec.ProviderID != node.Spec.ProviderID)
        {
            errors.Add(FieldError.Forbidden(FieldPath.Of("spec", "providerID"), "node updates may not change providerID except from \"\" to valid"));
        }

        Taints(errors, FieldPath.Of("metadata", "taints"), node.Spec.Taints);
        if (node.Spec.ExternalID != old.Spec.ExternalID)
        {
            errors.Add(FieldError.Forbidden(FieldPath.Of("spec", "externalID"), "may not be updated"));
        }
    }

    private static void Resources(Node node, FieldErrorList errors)
    {
        foreach (var (name, amount) in node.Status.Capacity)
        {
            ResourceNames.Amount(errors, FieldPath.Of("status", "capacity", name), name, amount);
        }

        foreach (var (name, amount) in node.Status.Allocatable)
        {
            ResourceNames.Amount(errors, FieldPath.Of("status", "allocatable", name), name, amount);
        }

        var features = node.Status.DeclaredFeatures;
        for (var i = 0; i < features.Count; i++)
        {
            var path = FieldPath.Of("status", "declaredFeatures").Index(i);
            switch (i == 0 ? -1 : string.CompareOrdinal(features[i - 1], features[i]))
            {
                case 0:
                    errors.Add(FieldError.Duplicate(path, features[i]));
                    break;
                case > 0:
                    errors.Add(FieldError.Invalid(path, features[i], "list must be sorted alphabetically"));
                    break;
            }

            var problem = features[i].Length > MaxFeatureName ? $"must be no more than {MaxFeatureName} characters" : FeatureName().IsMatch(features[i]) ? "" : FeatureForm;
            if (problem.Length > 0)
            {
                errors.Add(FieldError.Invalid(path, features[i], $"invalid feature name {GoText.Quote(features[i])}: {problem}"));
            }
        }
    }

    private static void Taints(FieldErrorList errors, FieldPath path, ValueList<Taint> taints)
    {
        var seen = new HashSet<(string, string)>();
        for (var i = 0; i < taints.Count; i++)
        {
            var taint = taints[i];
            var at = path.Index(i);
            errors.AddRange(MetadataValidation.ValidateLabelName(taint.Key, at.Child("key")));
            var wrong = QualifiedNames.IsLabelValue(taint.Value);
            if (!wrong.IsEmpty)
            {
                errors.Add(FieldError.Invalid(at.Child("value"), taint.Value, string.Join(';', wrong.AsEnumerable())));
            }

            if (taint.Effect.Length == 0)
            {
                errors.Add(FieldError.Required(at.Child("effect")));
            }
            else if (taint.Effect is not ("NoSchedule" or "PreferNoSchedule" or "NoExecute"))
            {
                errors.Add(FieldError.NotSupported(at.Child("effect"), taint.Effect, "NoSchedule", "PreferNoSchedule", "NoExecute"));
            }

            if (!seen.Add((taint.Key, taint.Effect)))
            {
                errors.Add(GoObject.Duplicate(at, taint) with { Detail = "taints must be unique by key and effect pair" });
            }
        }
    }

    [GeneratedRegex(@"^[A-Z][a-zA-Z0-9]*(/[a-zA-Z][a-zA-Z0-9]*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex FeatureName();
}
