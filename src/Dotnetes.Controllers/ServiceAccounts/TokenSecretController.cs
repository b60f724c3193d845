using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.ServiceAccounts;

/// <summary>
/// Fills the secrets that users make to get a token of a service account without an end: token, namespace and authority. Deletes them when the service account is gone.
/// </summary>
public sealed class TokenSecretController : ObjectReconciler
{
    private const string TokenKey = "token";
    private const string AuthorityKey = "ca.crt";
    private const string NamespaceKey = "namespace";

    private readonly IInformer<ServiceAccount> _accounts;
    private readonly IInformer<Secret> _secrets;
    private readonly LegacyTokenIssuer _issue;
    private readonly Func<string>? _authority;
    private readonly Dictionary<ObjectKey, Secret> _gone = [];
    private readonly Lock _gate = new();

    /// <summary>Creates the controller.</summary>
    /// <param name="context">What controllers are given.</param>
    /// <param name="issue">Signs tokens.</param>
    /// <param name="rootCaPem">The authority of the API server, or null.</param>
    public TokenSecretController(ControllerContext context, LegacyTokenIssuer issue, Func<string>? rootCaPem)
        : base("serviceaccount-token-controller", context)
    {
        _issue = issue;
        _authority = rootCaPem;
        _accounts = Watch<ServiceAccount>(OnAccount);
        _secrets = Watch<Secret>(OnSecret, $"type={TokenSecrets.Type}");
    }

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_secrets.Get(key.Namespace, key.Name) is { } secret)
        {
            await Sync(secret, cancellationToken);
            return null;
        }

        Secret? gone;
        lock (_gate)
        {
            _gone.TryGetValue(key, out gone);
        }

        if (gone is not null)
        {
            await RemoveReference(gone, cancellationToken);
            lock (_gate)
            {
                _gone.Remove(key);
            }
        }

        return null;
    }

    private async ValueTask Sync(Secret secret, CancellationToken cancellationToken)
    {
        if (await FindAccount(secret, cancellationToken) is not { } account)
        {
            await Delete(secret, cancellationToken);
            return;
        }

        var data = secret.Data;
        if (_authority is not null && ByteString.FromUtf8(_authority()) is var authority && !data.GetValueOrDefault(AuthorityKey).Equals(authority))
        {
            data = data.With(AuthorityKey, authority);
        }

        if (data.GetValueOrDefault(NamespaceKey).IsEmpty)
        {
            data = data.With(NamespaceKey, ByteString.FromUtf8(secret.Metadata.Namespace));
        }

        if (data.GetValueOrDefault(TokenKey).IsEmpty)
        {
            data = data.With(TokenKey, ByteString.FromUtf8(await _issue(account, secret, cancellationToken)));
        }

        if (data == secret.Data)
        {
            return;
        }

        var annotations = secret.Metadata.Annotations.With(TokenSecrets.AccountName, account.Metadata.Name).With(TokenSecrets.AccountUid, account.Metadata.Uid);
        try
        {
            await Context.Client.Update(secret with { Metadata = secret.Metadata with { Annotations = annotations }, Data = data }, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            // Nobody wants the token any more.
        }
    }

    // The cache may not have an account yet that was made just before its secret.
    private async ValueTask<ServiceAccount?> FindAccount(Secret secret, CancellationToken cancellationToken)
    {
        var name = secret.Metadata.Annotations.GetValueOrDefault(TokenSecrets.AccountName, "");
        if (name.Length == 0)
        {
            return null;
        }

        if (_accounts.Get(secret.Metadata.Namespace, name) is { } cached && TokenSecrets.IsFor(secret, cached))
        {
            return cached;
        }

        try
        {
            var live = await Context.Client.Get<ServiceAccount>(secret.Metadata.Namespace, name, cancellationToken: cancellationToken);
            return TokenSecrets.IsFor(secret, live) ? live : null;
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }

    private async ValueTask Delete(Secret secret, CancellationToken cancellationToken)
    {
        try
        {
            await Context.Client.Delete<Secret>(
                secret.Metadata.Namespace,
                secret.Metadata.Name,
                new() { Preconditions = new() { Uid = secret.Metadata.Uid } },
                cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound || e.IsConflict)
        {
            // Gone, or another one by now.
        }
    }

    private async ValueTask RemoveReference(Secret secret, CancellationToken cancellationToken)
    {
        var name = secret.Metadata.Annotations.GetValueOrDefault(TokenSecrets.AccountName, "");
        if (_accounts.Get(secret.Metadata.Namespace, name) is { } account
            && TokenSecrets.IsFor(secret, account)
            && account.Secrets.Any(s => s.Name == secret.Metadata.Name))
        {
            await Context.Client.Update(account with { Secrets = account.Secrets.RemoveAll(s => s.Name == secret.Metadata.Name) }, cancellationToken: cancellationToken);
        }
    }

    private void OnSecret(Secret? old, Secret? current)
    {
        if (current is null)
        {
            lock (_gate)
            {
                _gone[ObjectKey.Of(old!)] = old!;
            }
        }

        Enqueue(old, current);
    }

    private void OnAccount(ServiceAccount? old, ServiceAccount? current)
    {
        if (current is not null)
        {
            return;
        }

        foreach (var secret in _secrets.List(old!.Metadata.Namespace))
        {
            if (secret.Metadata.Annotations.GetValueOrDefault(TokenSecrets.AccountName) == old.Metadata.Name)
            {
                Queue.Add(ObjectKey.Of(secret));
            }
        }
    }
}
