using System.Globalization;
using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;

namespace Dotnetes.Controllers.ServiceAccounts;

/// <summary>
/// Takes back tokens that old clusters made for every service account (KEP-2799): those that nobody used for a long time are first marked invalid, and deleted after as long again.
/// Secrets that users made themselves stay.
/// </summary>
public sealed class LegacyTokenCleaner : PeriodicController
{
    private const string LastUsed = "kubernetes.io/legacy-token-last-used";
    private const string InvalidSince = "kubernetes.io/legacy-token-invalid-since";
    private const string TrackingMap = "kube-apiserver-legacy-service-account-token-tracking";
    private const string DateFormat = "yyyy-MM-dd";
    private static readonly TimeSpan s_period = TimeSpan.FromHours(24);

    private readonly IInformer<ServiceAccount> _accounts;
    private readonly IInformer<Secret> _secrets;
    private readonly IInformer<Pod> _pods;
    private readonly TimeSpan _cleanUpPeriod;

    /// <summary>Creates the cleaner.</summary>
    public LegacyTokenCleaner(ControllerContext context, ServiceAccountOptions options)
        : base("legacy-serviceaccount-token-cleaner-controller", context, s_period)
    {
        _cleanUpPeriod = options.LegacyTokenCleanUpPeriod;
        _accounts = Watch<ServiceAccount>();
        _secrets = Watch<Secret>(fieldSelector: $"type={TokenSecrets.Type}");
        _pods = Watch<Pod>();
    }

    /// <inheritdoc/>
    protected override async ValueTask Pass(CancellationToken cancellationToken)
    {
        if (_secrets.List().Count == 0 || await TrackedSince(cancellationToken) is not { } since || Now < since + _cleanUpPeriod)
        {
            return;
        }

        var limit = Now - _cleanUpPeriod;
        foreach (var secret in _secrets.List().Where(s => IsUnused(s, limit)))
        {
            try
            {
                await TakeBack(secret, limit, cancellationToken);
            }
            catch (KubeApiException e) when (e.IsConflict || e.IsNotFound)
            {
                // It is being used, or gone.
            }
        }
    }

    private static bool TryParse(string? text, out DateTime date) =>
        DateTime.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    // Usage has been recorded from the day after the one that the API server wrote down.
    private async ValueTask<DateTimeOffset?> TrackedSince(CancellationToken cancellationToken)
    {
        try
        {
            var map = await Context.Client.Get<ConfigMap>("kube-system", TrackingMap, cancellationToken: cancellationToken);
            return TryParse(map.Data.GetValueOrDefault("since"), out var date) ? new DateTimeOffset(date, TimeSpan.Zero).AddDays(1) : null;
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }

    private bool IsUnused(Secret secret, DateTimeOffset limit)
    {
        var metadata = secret.Metadata;
        if (metadata.DeletionTimestamp is not null || metadata.CreationTimestamp.ToDateTimeOffset() >= limit)
        {
            return false;
        }

        if (metadata.Labels.TryGetValue(LastUsed, out var used) && (!TryParse(used, out var date) || date >= limit.Date))
        {
            return false;
        }

        // Only tokens that were made by the cluster are named by their account.
        var account = _accounts.Get(metadata.Namespace, metadata.Annotations.GetValueOrDefault(TokenSecrets.AccountName, ""));
        return account is not null
            && TokenSecrets.IsFor(secret, account)
            && account.Secrets.Any(s => s.Name == metadata.Name)
            && !_pods.List(metadata.Namespace).Any(p => PodSecrets.Of(p).Contains(metadata.Name));
    }

    private async ValueTask TakeBack(Secret secret, DateTimeOffset limit, CancellationToken cancellationToken)
    {
        var metadata = secret.Metadata;
        if (!TryParse(metadata.Labels.GetValueOrDefault(InvalidSince), out var invalid))
        {
            var today = Now.UtcDateTime.ToString(DateFormat, CultureInfo.InvariantCulture);
            var patch = $$$"""{"metadata":{"uid":"{{{metadata.Uid}}}","labels":{"{{{InvalidSince}}}":"{{{today}}}"} } }""";
            await Context.Client.Patch<Secret>(metadata.Namespace, metadata.Name, ObjectPatch.Merge(patch), cancellationToken: cancellationToken);
        }
        else if (invalid < limit.Date)
        {
            await Context.Client.Delete<Secret>(
                metadata.Namespace,
                metadata.Name,
                new() { Preconditions = new() { ResourceVersion = metadata.ResourceVersion } },
                cancellationToken);
        }
    }
}
