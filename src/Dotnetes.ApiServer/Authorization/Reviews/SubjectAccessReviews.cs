using Dotnetes.Api.Authorization.V1;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Authorization.Reviews;

/// <summary>Answers whether somebody may do something anywhere.</summary>
internal sealed class SubjectAccessReviews(IAuthorizer authorizer) : VirtualResource
{
    /// <inheritdoc/>
    public override KindCodec Codec { get; } = KindCodec.Of<SubjectAccessReview>();

    /// <inheritdoc/>
    public override string Singular => "subjectaccessreview";

    /// <inheritdoc/>
    public override async ValueTask<IKubeKind> Create(IKubeKind body, StrategyContext context, CancellationToken cancellationToken)
    {
        var review = (SubjectAccessReview)body;
        var errors = new FieldErrorList();
        ReviewValidation.Check(review.Spec, errors);
        ReviewValidation.CheckMetadata(review.Metadata, isLocal: false, errors);
        ReviewValidation.Refuse(errors);
        return review with { Status = await ReviewAttributes.Of(review.Spec).Ask(authorizer, cancellationToken) };
    }
}
