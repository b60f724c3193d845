using Dotnetes.Api.Authorization.V1;
using Dotnetes.ApiServer.Resources;

namespace Dotnetes.Controllers.Tests.Simulation;

/// <summary>Allows what tests say: pairs of user and subresource.</summary>
internal sealed class FixedReviews : VirtualResource
{
    public HashSet<(string User, string Subresource)> Allowed { get; } = [];

    public override KindCodec Codec { get; } = KindCodec.Of<SubjectAccessReview>();

    public override string Singular => "subjectaccessreview";

    public override ValueTask<IKubeKind> Create(IKubeKind body, StrategyContext context, CancellationToken cancellationToken)
    {
        var review = (SubjectAccessReview)body;
        var isAllowed = Allowed.Contains((review.Spec.User, review.Spec.ResourceAttributes!.Subresource));
        return ValueTask.FromResult<IKubeKind>(review with { Status = new() { Allowed = isAllowed } });
    }
}
