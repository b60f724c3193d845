using Dotnetes.Api.Authorization.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.Machinery.Selectors;

namespace Dotnetes.ApiServer.Authorization.Reviews;

/// <summary>What a review asks, as authorizers see it, and what of it could not be understood.</summary>
/// <param name="Attributes">The question.</param>
/// <param name="Problems">What was left out of it.</param>
internal sealed record ReviewAttributes(AuthorizationAttributes Attributes, ValueList<string> Problems)
{
    /// <summary>The question of a review of somebody.</summary>
    public static ReviewAttributes Of(SubjectAccessReviewSpec spec) => Of(
        new UserInfo(spec.User) { Uid = spec.Uid, Groups = spec.Groups, Extra = spec.Extra }, spec.ResourceAttributes, spec.NonResourceAttributes);

    /// <summary>The question whether a user may do something.</summary>
    public static ReviewAttributes Of(UserInfo user, ResourceAttributes? resource, NonResourceAttributes? path)
    {
        if (resource is null)
        {
            return new(new AuthorizationAttributes { User = user, Verb = path?.Verb ?? "", Path = path?.Path ?? "" }, default);
        }

        var problems = default(ValueList<string>);
        var fields = Fields(resource.FieldSelector, ref problems);
        var labels = Labels(resource.LabelSelector, ref problems);
        var attributes = new AuthorizationAttributes
        {
            User = user,
            Verb = resource.Verb,
            IsResource = true,
            Namespace = resource.Namespace,
            Group = resource.Group,
            Version = resource.Version.Length == 0 ? "*" : resource.Version,
            Resource = resource.Resource,
            Subresource = resource.Subresource,
            Name = resource.Name,
            FieldSelection = fields,
            LabelSelection = labels,
        };
        return new(attributes, problems);
    }

    /// <summary>Asks.</summary>
    public async ValueTask<SubjectAccessReviewStatus> Ask(IAuthorizer authorizer, CancellationToken cancellationToken)
    {
        var decision = await authorizer.Authorize(Attributes, cancellationToken);
        return new SubjectAccessReviewStatus
        {
            Allowed = decision.Verdict == AuthorizationVerdict.Allow,
            Denied = decision.Verdict == AuthorizationVerdict.Deny,
            Reason = decision.Reason,
            EvaluationError = string.Join("; ", decision.Error.Length > 0 ? [decision.Error, .. Problems.Span] : Problems),
        };
    }

    // What is not understood is left out: requirements narrow, so the question becomes a wider one, never a narrower.
    private static FieldSelection? Fields(FieldSelectorAttributes? selector, ref ValueList<string> problems)
    {
        if (selector is null)
        {
            return null;
        }

        if (selector.Requirements.IsEmpty)
        {
            return FieldSelection.TryParse(selector.RawSelector, out var parsed, out _) ? NullIfEmpty(parsed) : Ignored("fieldSelector", false, ref problems);
        }

        var requirements = new List<FieldRequirement>();
        foreach (var requirement in selector.Requirements)
        {
            if (requirement is { Operator: "In" or "NotIn", Values.Count: 1 })
            {
                requirements.Add(new(requirement.Key, requirement.Operator == "NotIn", requirement.Values[0]));
            }
        }

        if (requirements.Count < selector.Requirements.Count)
        {
            Ignored("fieldSelector", requirements.Count > 0, ref problems);
        }

        return NullIfEmpty(FieldSelection.From(requirements.ToValueList()));
    }

    private static LabelSelection? Labels(LabelSelectorAttributes? selector, ref ValueList<string> problems)
    {
        if (selector is null)
        {
            return null;
        }

        if (selector.Requirements.IsEmpty)
        {
            if (LabelSelection.TryParse(selector.RawSelector, out var parsed, out _))
            {
                return parsed.IsEmpty ? null : parsed;
            }

            Ignored("labelSelector", false, ref problems);
            return null;
        }

        var requirements = new List<LabelRequirement>();
        foreach (var requirement in selector.Requirements)
        {
            if (Label(requirement) is { } understood)
            {
                requirements.Add(understood);
            }
        }

        if (requirements.Count < selector.Requirements.Count)
        {
            Ignored("labelSelector", requirements.Count > 0, ref problems);
        }

        return requirements.Count == 0 ? null : LabelSelection.From(requirements);
    }

    private static LabelRequirement? Label(LabelSelectorRequirement requirement)
    {
        SelectionOperator? known = requirement.Operator switch
        {
            "In" => SelectionOperator.In,
            "NotIn" => SelectionOperator.NotIn,
            "Exists" => SelectionOperator.Exists,
            "DoesNotExist" => SelectionOperator.DoesNotExist,
            _ => null,
        };
        try
        {
            return known is { } op ? LabelRequirement.Create(requirement.Key, op, requirement.Values) : null;
        }
        catch (DecodingException)
        {
            return null;
        }
    }

    private static FieldSelection? Ignored(string selector, bool isPartial, ref ValueList<string> problems)
    {
        problems = problems.Add($"spec.resourceAttributes.{selector} {(isPartial ? "partially " : "")}ignored due to parse error");
        return null;
    }

    private static FieldSelection? NullIfEmpty(FieldSelection selection) => selection.IsEmpty ? null : selection;
}
