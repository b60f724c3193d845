using Dotnetes.Api.Authorization.V1;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Authorization.Reviews;

/// <summary>Answers whether whoever asks may do something.</summary>
internal sealed class SelfSubjectAccessReviews(IAuthorizer authorizer) : VirtualResource
{
    /// <inheritdoc/>
    public override KindCodec Codec { get; } = KindCodec.Of<SelfSubjectAccessReview>();

    /// <inheritdoc/>
    public override string Singular => "selfsubjectaccessreview";

    /// <inheritdoc/>
    public override async ValueTask<IKubeKind> Create(IKubeKind body, StrategyContext context, CancellationToken cancellationToken)
    {
        var review = (SelfSubjectAccessReview)body;
        var errors = new FieldErrorList();
        ReviewValidation.Check(review.Spec, errors);
        ReviewValidation.CheckMetadata(review.Metadata, isLocal: false, errors);
        ReviewValidation.Refuse(errors);
        var question = ReviewAttributes.Of(context.User, review.Spec.ResourceAttributes, review.Spec.NonResourceAttributes);
        return review with { Status = await question.Ask(authorizer, cancellationToken) };
    }
}
