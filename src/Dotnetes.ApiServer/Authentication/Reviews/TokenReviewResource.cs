using Dotnetes.Api.Authentication.V1;
using Dotnetes.ApiServer.Resources;

namespace Dotnetes.ApiServer.Authentication.Reviews;

/// <summary><c>tokenreviews</c>: tells others whose a token is.</summary>
internal sealed class TokenReviewResource(BearerTokenAuthenticator? tokens, ValueList<string> serverAudiences) : VirtualResource
{
    private const string Authenticated = "system:authenticated";

    /// <inheritdoc/>
    public override KindCodec Codec { get; } = KindCodec.Of<TokenReview>();

    /// <inheritdoc/>
    public override string Singular => "tokenreview";

    /// <inheritdoc/>
    public override async ValueTask<IKubeKind> Create(IKubeKind body, StrategyContext context, CancellationToken cancellationToken)
    {
        var review = (TokenReview)body;
        if (review.Spec.Token.Length == 0)
        {
            throw ApiErrors.BadRequest("token is required for TokenReview in authentication");
        }

        if (tokens is null)
        {
            return review with { Status = TokenReviewStatus.Empty };
        }

        var audiences = review.Spec.Audiences.IsEmpty ? serverAudiences : review.Spec.Audiences;
        var result = await tokens.Authenticate(review.Spec.Token, audiences, cancellationToken);
        if (result.User is not { } user)
        {
            return review with { Status = review.Status with { Authenticated = false, Error = ErrorOf(result.Error) } };
        }

        return review with
        {
            Status = new TokenReviewStatus
            {
                Authenticated = true,
                Audiences = result.Audiences,
                User = SelfSubjectReviewResource.ToApi(user.Groups.Contains(Authenticated) ? user : user with { Groups = user.Groups.Add(Authenticated) }),
            },
        };
    }

    // Upstream's server asks for its own token first, which this one is not; clients know the text that comes of it.
    private static string ErrorOf(string? error) => error switch
    {
        null or BearerTokenAuthenticator.InvalidToken => BearerTokenAuthenticator.InvalidToken,
        ['[', ..] => $"[{BearerTokenAuthenticator.InvalidToken}, {error[1..]}",
        _ => $"[{BearerTokenAuthenticator.InvalidToken}, {error}]",
    };
}
