using Dotnetes.Api.Authorization.V1;
using Dotnetes.ApiServer.Resources;

namespace Dotnetes.ApiServer.Authorization.Reviews;

/// <summary>Lists what whoever asks may do in a namespace.</summary>
internal sealed class SelfSubjectRulesReviews(IRuleResolver rules) : VirtualResource
{
    /// <inheritdoc/>
    public override KindCodec Codec { get; } = KindCodec.Of<SelfSubjectRulesReview>();

    /// <inheritdoc/>
    public override string Singular => "selfsubjectrulesreview";

    /// <inheritdoc/>
    public override async ValueTask<IKubeKind> Create(IKubeKind body, StrategyContext context, CancellationToken cancellationToken)
    {
        var review = (SelfSubjectRulesReview)body;
        if (review.Spec.Namespace.Length == 0)
        {
            throw ApiErrors.BadRequest("no namespace on request");
        }

        var found = await rules.RulesFor(context.User, review.Spec.Namespace, cancellationToken);
        return new SelfSubjectRulesReview
        {
            Status = new SubjectRulesReviewStatus
            {
                ResourceRules = found.Rules
                    .Where(r => !r.Resources.IsEmpty)
                    .Select(r => new ResourceRule { Verbs = r.Verbs, ApiGroups = r.ApiGroups, Resources = r.Resources, ResourceNames = r.ResourceNames })
                    .ToValueList(),
                NonResourceRules = found.Rules
                    .Where(r => !r.NonResourceUrls.IsEmpty)
                    .Select(r => new NonResourceRule { Verbs = r.Verbs, NonResourceUrls = r.NonResourceUrls })
                    .ToValueList(),
                Incomplete = found.IsIncomplete,
                EvaluationError = found.Error,
            },
        };
    }
}
