using Dotnetes.Api.Authorization.V1;

namespace Dotnetes.ApiServer.Authorization.Webhooks;

/// <summary>Asks an authorizer elsewhere.</summary>
internal interface IReviewClient
{
    /// <summary>Asks once.</summary>
    /// <exception cref="ReviewException">There is no usable answer.</exception>
    ValueTask<SubjectAccessReviewStatus> Ask(SubjectAccessReviewSpec question, CancellationToken cancellationToken);
}
