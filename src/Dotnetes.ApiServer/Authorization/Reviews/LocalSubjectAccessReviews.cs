using Dotnetes.Api.Authorization.V1;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Authorization.Reviews;

/// <summary>Answers whether somebody may do something in a namespace.</summary>
internal sealed class LocalSubjectAccessReviews(IAuthorizer authorizer) : VirtualResource
{
    /// <inheritdoc/>
    public override KindCodec Codec { get; } = KindCodec.Of<LocalSubjectAccessReview>();

    /// <inheritdoc/>
    public override string Singular => "localsubjectaccessreview";

    /// <inheritdoc/>
    public override async ValueTask<IKubeKind> Create(IKubeKind body, StrategyContext context, CancellationToken cancellationToken)
    {
        var review = (LocalSubjectAccessReview)body;
        var errors = new FieldErrorList();
        ReviewValidation.Check(review.Spec, errors);
        ReviewValidation.CheckMetadata(review.Metadata, isLocal: true, errors);
        if (review.Spec.ResourceAttributes is { } resource && resource.Namespace != review.Metadata.Namespace)
        {
            errors.Add(FieldError.Invalid(FieldPath.Of("spec.resourceAttributes.namespace"), resource.Namespace, "must match metadata.namespace"));
        }

        if (review.Spec.NonResourceAttributes is { } path)
        {
            errors.Add(ReviewValidation.Invalid(path, "disallowed on this kind of request"));
        }

        ReviewValidation.Refuse(errors);

        // The right to ask was checked for the namespace of the URL, which is the object's.
        return review with { Status = await ReviewAttributes.Of(review.Spec).Ask(authorizer, cancellationToken) };
    }
}
