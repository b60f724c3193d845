using Dotnetes.Api.Authorization.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Selectors;

namespace Dotnetes.ApiServer.Authorization.Webhooks;

/// <summary>Requests as access reviews, for authorizers elsewhere.</summary>
internal static class ReviewQuestion
{
    // What a requester controls could fill the memory with answers.
    private const int MaxControlledLength = 10_000;

    /// <summary>The question about a request.</summary>
    public static SubjectAccessReviewSpec Of(AuthorizationAttributes attributes)
    {
        var user = attributes.User;
        var spec = new SubjectAccessReviewSpec { User = user.Name, Uid = user.Uid, Groups = user.Groups, Extra = user.Extra };
        return attributes.IsResource
            ? spec with
            {
                ResourceAttributes = new ResourceAttributes
                {
                    Namespace = attributes.Namespace,
                    Verb = attributes.Verb,
                    Group = attributes.Group,
                    Version = attributes.Version,
                    Resource = attributes.Resource,
                    Subresource = attributes.Subresource,
                    Name = attributes.Name,
                    FieldSelector = Fields(attributes.FieldSelection),
                    LabelSelector = Labels(attributes.LabelSelection),
                },
            }
            : spec with { NonResourceAttributes = new NonResourceAttributes { Path = attributes.Path, Verb = attributes.Verb } };
    }

    /// <summary>Whether the answer may be kept.</summary>
    public static bool IsCacheable(AuthorizationAttributes attributes) =>
        attributes.Namespace.Length + attributes.Verb.Length + attributes.Group.Length + attributes.Version.Length + attributes.Resource.Length
        + attributes.Subresource.Length + attributes.Name.Length + attributes.Path.Length < MaxControlledLength;

    private static FieldSelectorAttributes? Fields(FieldSelection? selection) => selection is null or { IsEmpty: true }
        ? null
        : new FieldSelectorAttributes
        {
            Requirements = selection.Requirements.Map(r => new FieldSelectorRequirement { Key = r.Field, Operator = r.IsNegated ? "NotIn" : "In", Values = [r.Value] }),
        };

    // Requirements that have no name here are left out: that asks for more, never for less.
    private static LabelSelectorAttributes? Labels(LabelSelection? selection)
    {
        var requirements = default(ValueList<LabelSelectorRequirement>);
        foreach (var requirement in selection?.Requirements ?? default)
        {
            var name = requirement.Operator switch
            {
                SelectionOperator.Equals or SelectionOperator.DoubleEquals or SelectionOperator.In => "In",
                SelectionOperator.NotEquals or SelectionOperator.NotIn => "NotIn",
                SelectionOperator.Exists => "Exists",
                SelectionOperator.DoesNotExist => "DoesNotExist",
                _ => "",
            };
            if (name.Length > 0)
            {
                requirements = requirements.Add(new LabelSelectorRequirement { Key = requirement.Key, Operator = name, Values = requirement.Values });
            }
        }

        return requirements.IsEmpty ? null : new LabelSelectorAttributes { Requirements = requirements };
    }
}
