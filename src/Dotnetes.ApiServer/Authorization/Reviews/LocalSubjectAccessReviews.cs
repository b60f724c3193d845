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
        if (review.Metadata.Namespace.Length == 0)
        {
            review = review with { Metadata = review.Metadata with { Namespace = context.Namespace } };
        }

        var errors = new FieldErrorList();
        ReviewValidation.Check(review.Spec, errors);
        ReviewValidation.CheckMetadata(review.Metadata, isLocal: true, errors);
        if (review.Spec.ResourceAttributes is { } resource && resource.Namespace != review.Metadata.Namespace)
        {
            errors.Add(FieldError.Invalid(FieldPath.Of("spec.resourceAttributes.namespace"), resource.Namespace, "must match metadata.namespace"));
        }

        if (review.Spec.NonResourceAttributes is { } path)
        {
            errors.Add(FieldError.Invalid(FieldPath.Of("spec.nonResourceAttributes"), path, "disallowed on this kind of request"));
        }

        ReviewValidation.Refuse(errors);

        // The right to ask was checked for the namespace of the URL, so that is the one that may be asked about.
        return review.Metadata.Namespace == context.Namespace
            ? review with { Status = await ReviewAttributes.Of(review.Spec).Ask(authorizer, cancellationToken) }
            : throw ApiErrors.BadRequest($"spec.resourceAttributes.namespace must match namespace: {context.Namespace}");
    }
}
