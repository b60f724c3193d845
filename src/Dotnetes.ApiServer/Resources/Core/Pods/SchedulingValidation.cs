using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>Checks what tells the scheduler where a pod may run.</summary>
internal static class SchedulingValidation
{
    public static void Tolerations(ValueList<Toleration> tolerations, FieldPath path, FieldErrorList errors)
    {
        for (var i = 0; i < tolerations.Count; i++)
        {
            var toleration = tolerations[i];
            var at = path.Index(i);
            if (toleration.Key.Length > 0)
            {
                errors.AddRange(MetadataValidation.ValidateLabelName(toleration.Key, at.Child("key")));
            }
            else if (toleration.Operator != "Exists")
            {
                errors.Add(FieldError.Invalid(at.Child("operator"), toleration.Operator, "operator must be Exists when `key` is empty, which means \"match all values and all keys\""));
            }

            if (toleration.TolerationSeconds is not null && toleration.Effect != "NoExecute")
            {
                errors.Add(FieldError.Invalid(at.Child("effect"), toleration.Effect, "effect must be 'NoExecute' when `tolerationSeconds` is set"));
            }

            switch (toleration.Operator)
            {
                case "Equal" or "":
                    var wrong = QualifiedNames.IsLabelValue(toleration.Value);
                    if (!wrong.IsEmpty)
                    {
                        errors.Add(FieldError.Invalid(at.Child("operator"), toleration.Value, string.Join(';', wrong)));
                    }

                    break;
                case "Exists":
                    if (toleration.Value.Length > 0)
                    {
                        errors.Add(FieldError.Invalid(at.Child("operator"), toleration.Value, "value must be empty when `operator` is 'Exists'"));
                    }

                    break;
                default:
                    errors.Add(FieldError.NotSupported(at.Child("operator"), toleration.Operator, "Equal", "Exists"));
                    break;
            }

            if (toleration.Effect.Length > 0)
            {
                errors.OneOf(at.Child("effect"), toleration.Effect, "NoSchedule", "PreferNoSchedule", "NoExecute");
            }
        }
    }

    public static void NodeSelector(NodeSelector selector, FieldPath path, FieldErrorList errors)
    {
        var terms = path.Child("nodeSelectorTerms");
        if (selector.NodeSelectorTerms.IsEmpty)
        {
            errors.Add(FieldError.Required(terms, "must have at least one node selector term"));
        }

        for (var i = 0; i < selector.NodeSelectorTerms.Count; i++)
        {
            NodeTerm(selector.NodeSelectorTerms[i], terms.Index(i), errors);
        }
    }

    private static void NodeTerm(NodeSelectorTerm term, FieldPath path, FieldErrorList errors)
    {
        for (var i = 0; i < term.MatchExpressions.Count; i++)
        {
            var requirement = term.MatchExpressions[i];
            var at = path.Child("matchExpressions").Index(i);
            switch (requirement.Operator)
            {
                case "In" or "NotIn":
                    if (requirement.Values.IsEmpty)
                    {
                        errors.Add(FieldError.Required(at.Child("values"), "must be specified when `operator` is 'In' or 'NotIn'"));
                    }

                    break;
                case "Exists" or "DoesNotExist":
                    if (!requirement.Values.IsEmpty)
                    {
                        errors.Add(FieldError.Forbidden(at.Child("values"), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
                    }

                    break;
                case "Gt" or "Lt":
                    if (requirement.Values.Count != 1)
                    {
                        errors.Add(FieldError.Required(at.Child("values"), "must be specified single value when `operator` is 'Lt' or 'Gt'"));
                    }

                    break;
                default:
                    errors.Add(FieldError.Invalid(at.Child("operator"), requirement.Operator, "not a valid selector operator"));
                    break;
            }

            errors.AddRange(MetadataValidation.ValidateLabelName(requirement.Key, at.Child("key")));
            for (var v = 0; v < requirement.Values.Count; v++)
            {
                errors.Messages(at.Child("values").Index(v), requirement.Values[v], QualifiedNames.IsLabelValue(requirement.Values[v]));
            }
        }

        for (var i = 0; i < term.MatchFields.Count; i++)
        {
            NodeField(term.MatchFields[i], path.Child("matchFields").Index(i), errors);
        }
    }

    private static void NodeField(NodeSelectorRequirement requirement, FieldPath path, FieldErrorList errors)
    {
        if (requirement.Operator is not ("In" or "NotIn"))
        {
            errors.Add(FieldError.Invalid(path.Child("operator"), requirement.Operator, "not a valid selector operator"));
        }
        else if (requirement.Values.Count != 1)
        {
            errors.Add(FieldError.Required(path.Child("values"), "must be only one value when `operator` is 'In' or 'NotIn' for node field selector"));
        }

        if (requirement.Key != "metadata.name")
        {
            errors.Add(FieldError.Invalid(path.Child("key"), requirement.Key, "not a valid field selector key"));
            return;
        }

        for (var v = 0; v < requirement.Values.Count; v++)
        {
            errors.Subdomain(path.Child("values").Index(v), requirement.Values[v]);
        }
    }

    /// <summary>Checks which nodes and which neighbours a pod wants.</summary>
    public static void Affinity(Affinity affinity, FieldPath path, FieldErrorList errors)
    {
        if (affinity.NodeAffinity is { } node)
        {
            var at = path.Child("nodeAffinity");
            if (node.RequiredDuringSchedulingIgnoredDuringExecution is { } required)
            {
                NodeSelector(required, at.Child("requiredDuringSchedulingIgnoredDuringExecution"), errors);
            }

            for (var i = 0; i < node.PreferredDuringSchedulingIgnoredDuringExecution.Count; i++)
            {
                var preferred = node.PreferredDuringSchedulingIgnoredDuringExecution[i];
                var term = at.Child("preferredDuringSchedulingIgnoredDuringExecution").Index(i);
                Weight(preferred.Weight, term, errors);
                NodeTerm(preferred.Preference, term.Child("preference"), errors);
            }
        }

        if (affinity.PodAffinity is { } near)
        {
            Pods(near.RequiredDuringSchedulingIgnoredDuringExecution, near.PreferredDuringSchedulingIgnoredDuringExecution, path.Child("podAffinity"), errors);
        }

        if (affinity.PodAntiAffinity is { } apart)
        {
            Pods(apart.RequiredDuringSchedulingIgnoredDuringExecution, apart.PreferredDuringSchedulingIgnoredDuringExecution, path.Child("podAntiAffinity"), errors);
        }
    }

    private static void Pods(ValueList<PodAffinityTerm> required, ValueList<WeightedPodAffinityTerm> preferred, FieldPath path, FieldErrorList errors)
    {
        for (var i = 0; i < required.Count; i++)
        {
            PodTerm(required[i], path.Child("requiredDuringSchedulingIgnoredDuringExecution").Index(i), errors);
        }

        for (var i = 0; i < preferred.Count; i++)
        {
            var at = path.Child("preferredDuringSchedulingIgnoredDuringExecution").Index(i);
            Weight(preferred[i].Weight, at, errors);
            PodTerm(preferred[i].PodAffinityTerm, at.Child("podAffinityTerm"), errors);
        }
    }

    private static void Weight(int weight, FieldPath path, FieldErrorList errors)
    {
        if (weight is < 1 or > 100)
        {
            errors.Add(FieldError.Invalid(path.Child("weight"), weight, "must be in the range 1-100"));
        }
    }

    private static void PodTerm(PodAffinityTerm term, FieldPath path, FieldErrorList errors)
    {
        errors.Selector(path.Child("labelSelector"), term.LabelSelector);
        errors.Selector(path.Child("namespaceSelector"), term.NamespaceSelector);
        foreach (var ns in term.Namespaces)
        {
            errors.Label(path.Child("namespace"), ns);
        }

        TopologySpreadValidation.LabelKeys(term.LabelSelector, term.MatchLabelKeys, term.MismatchLabelKeys, path, errors);
        if (term.TopologyKey.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("topologyKey"), "can not be empty"));
        }

        errors.AddRange(MetadataValidation.ValidateLabelName(term.TopologyKey, path.Child("topologyKey")));
    }

    /// <summary>Checks what a pod waits for.</summary>
    public static void Gates(ValueList<PodSchedulingGate> gates, FieldPath path, FieldErrorList errors)
    {
        for (var i = 0; i < gates.Count; i++)
        {
            var name = gates[i].Name;
            errors.QualifiedName(path.Index(i), name);
            if (gates.FindIndex(g => g.Name == name) < i)
            {
                errors.Add(FieldError.Duplicate(path.Index(i), name));
            }
        }
    }
}
