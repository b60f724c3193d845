using System.Security.Cryptography.X509Certificates;
using Dotnetes.Api.Authentication.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Transport;

namespace Dotnetes.Components;

/// <summary>
/// The identity of a service account of kube-system, for a controller that acts by itself (<c>--use-service-account-credentials</c>): tokens that are asked for
/// when they are needed, and anew when four fifths of their life are over. An account that is missing is made.
/// </summary>
/// <param name="manager">The API, as the controller manager.</param>
/// <param name="account">The account's name.</param>
/// <param name="time">The clock.</param>
public sealed class ServiceAccountCredentials(IKubeClient manager, string account, TimeProvider time) : ICredentialSource
{
    private const string Namespace = "kube-system";
    private const long LifeSeconds = 3600;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private Token? _token;

    /// <inheritdoc/>
    public X509Certificate2? Certificate => null;

    /// <inheritdoc/>
    public async ValueTask<string?> Authorization(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _token) is { } known && time.GetUtcNow() < known.RefreshAt)
        {
            return known.Header;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_token is { } other && time.GetUtcNow() < other.RefreshAt)
            {
                return other.Header;
            }

            return (_token = await Fetch(cancellationToken)).Header;
        }
        catch (Exception e) when (e is KubeApiException or KubeTransportException)
        {
            return _token is { } old && time.GetUtcNow() < old.Expires
                ? old.Header
                : throw new KubeTransportException($"no token of the service account {Namespace}/{account} can be had: {e.Message}", e);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public bool Rejected() => Interlocked.Exchange(ref _token, null) is not null;

    private async Task<Token> Fetch(CancellationToken cancellationToken)
    {
        var request = new TokenRequest { Spec = new TokenRequestSpec { ExpirationSeconds = LifeSeconds } };
        TokenRequest answer;
        try
        {
            answer = await manager.PostSubresource<ServiceAccount, TokenRequest, TokenRequest>(Namespace, account, "token", request, cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            await Ensure(cancellationToken);
            answer = await manager.PostSubresource<ServiceAccount, TokenRequest, TokenRequest>(Namespace, account, "token", request, cancellationToken);
        }

        var now = time.GetUtcNow();
        var expires = answer.Status.ExpirationTimestamp.ToDateTimeOffset();
        return new Token($"Bearer {answer.Status.Token}", now + ((expires - now) * 0.8), expires);
    }

    private async Task Ensure(CancellationToken cancellationToken)
    {
        try
        {
            await manager.Create(new ServiceAccount { Metadata = new() { Namespace = Namespace, Name = account } }, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsAlreadyExists)
        {
            // Somebody was faster.
        }
    }

    private sealed record Token(string Header, DateTimeOffset RefreshAt, DateTimeOffset Expires);
}
