using Dotnetes.Api.Authentication.V1;
using Dotnetes.ApiServer.Resources;

namespace Dotnetes.ApiServer.Authentication.Reviews;

/// <summary><c>selfsubjectreviews</c>: tells the sender of a request who the server thinks it is.</summary>
internal sealed class SelfSubjectReviewResource : VirtualResource
{
    /// <inheritdoc/>
    public override KindCodec Codec { get; } = KindCodec.Of<SelfSubjectReview>();

    /// <inheritdoc/>
    public override string Singular => "selfsubjectreview";

    /// <inheritdoc/>
    public override ValueTask<IKubeKind> Create(IKubeKind body, StrategyContext context, CancellationToken cancellationToken) =>
        new(new SelfSubjectReview
        {
            Metadata = new() { CreationTimestamp = Time.FromDateTimeOffset(context.Now) },
            Status = new SelfSubjectReviewStatus { UserInfo = ToApi(context.User) },
        });

    /// <summary>A user as the API shows it.</summary>
    internal static Api.Authentication.V1.UserInfo ToApi(UserInfo user) =>
        new() { Username = user.Name, Uid = user.Uid, Groups = user.Groups, Extra = user.Extra };
}
