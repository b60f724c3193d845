using Dotnetes.Api.Authorization.V1;
using Dotnetes.Api.Config.ApiServer.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Caching;
using Dotnetes.ApiServer.Metrics;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Client.Transport;
using Dotnetes.Machinery.Validation;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Authorization.Webhooks;

/// <summary>
/// Asks a service elsewhere (authorization mode <c>Webhook</c>) and keeps its answers for a while. When there is none, the failure policy says whether that refuses the request or leaves it to
/// the next authorizer.
/// </summary>
internal sealed partial class WebhookAuthorizer(WebhookConfiguration configuration, IReviewClient client, WebhookAuthorizerMetrics metrics, TimeProvider time, ILogger logger) : IAuthorizer, IRuleResolver
{
    private const int Attempts = 5;
    private const int CachedAnswers = 8192;
    private const double Growth = 1.5;
    private static readonly TimeSpan s_firstDelay = TimeSpan.FromMilliseconds(500);

    private readonly ExpiringCache<SubjectAccessReviewSpec, SubjectAccessReviewStatus> _cache = new(time, CachedAnswers);
    private readonly WebhookMatchConditions? _conditions = WebhookMatchConditions.Compile(configuration.MatchConditions, FieldPath.Of("matchConditions"), []);

    private AuthorizationVerdict OnError => configuration.FailurePolicy == "Deny" ? AuthorizationVerdict.Deny : AuthorizationVerdict.NoOpinion;

    /// <summary>Connects to the service of a configuration.</summary>
    /// <exception cref="KubeconfigException">Its kubeconfig cannot be used.</exception>
    public static WebhookAuthorizer Create(WebhookConfiguration configuration, WebhookAuthorizerMetrics metrics, TimeProvider time, ILoggerFactory logging)
    {
        var connection = configuration.ConnectionInfo.KubeConfigFile is { Length: > 0 } file
            ? KubeconfigClient.Configure(KubeconfigFile.Read(file), time)
            : InClusterConfiguration.Load(time);
        var transport = new HttpTransport(connection with { UserAgent = "kube-apiserver/authorization-webhook" }, time, logging.CreateLogger<HttpTransport>());
        var client = new HttpReviewClient(transport, configuration.SubjectAccessReviewVersion, configuration.Timeout.ToTimeSpan(), time);
        return new(configuration, client, metrics, time, logging.CreateLogger<WebhookAuthorizer>());
    }

    /// <inheritdoc/>
    public async ValueTask<AuthorizationDecision> Authorize(AuthorizationAttributes attributes, CancellationToken cancellationToken)
    {
        var question = ReviewQuestion.Of(attributes);
        if (_conditions is not null)
        {
            var start = time.GetTimestamp();
            var (isMatch, error) = _conditions.Evaluate(question, cancellationToken);
            metrics.Considered(isMatch, error.Length > 0, time.GetElapsedTime(start));
            if (!isMatch)
            {
                return error.Length == 0 ? new(AuthorizationVerdict.NoOpinion) : new(OnError) { Error = error };
            }
        }

        var answer = _cache.Find(question);
        if (answer is null)
        {
            try
            {
                answer = await Ask(question, cancellationToken);
            }
            catch (ReviewException e)
            {
                Log.Failed(logger, e);
                if (OnError == AuthorizationVerdict.NoOpinion && !cancellationToken.IsCancellationRequested)
                {
                    metrics.Ignored(e.IsTimeout ? "timeout" : "error");
                }

                return new(OnError) { Error = e.Message };
            }

            Keep(attributes, question, answer);
        }

        return answer switch
        {
            { Denied: true, Allowed: true } => new(AuthorizationVerdict.Deny, answer.Reason) { Error = "webhook subject access review returned both allow and deny response" },
            { Denied: true } => new(AuthorizationVerdict.Deny, answer.Reason),
            { Allowed: true } => new(AuthorizationVerdict.Allow, answer.Reason),
            _ => new(AuthorizationVerdict.NoOpinion, answer.Reason),
        };
    }

    /// <inheritdoc/>
    public ValueTask<SubjectRules> RulesFor(UserInfo user, string ns, CancellationToken cancellationToken) =>
        new(new SubjectRules([], IsIncomplete: true, "webhook authorizer does not support user rule resolution"));

    private async ValueTask<SubjectAccessReviewStatus> Ask(SubjectAccessReviewSpec question, CancellationToken cancellationToken)
    {
        var delay = s_firstDelay;
        for (var attempt = 1; ; attempt++)
        {
            var start = time.GetTimestamp();
            var result = "error";
            try
            {
                var answer = await client.Ask(question, cancellationToken);
                result = "success";
                return answer;
            }
            catch (OperationCanceledException)
            {
                result = "canceled";
                throw;
            }
            catch (ReviewException e) when (e.MayRetry && attempt < Attempts)
            {
                result = e.IsTimeout ? "timeout" : result;
            }
            catch (ReviewException e) when (e.IsTimeout)
            {
                result = "timeout";
                throw;
            }
            finally
            {
                metrics.Asked(result, time.GetElapsedTime(start));
            }

            await Task.Delay(delay, time, cancellationToken);
            delay *= Growth;
        }
    }

    private void Keep(AuthorizationAttributes attributes, SubjectAccessReviewSpec question, SubjectAccessReviewStatus answer)
    {
        var (wanted, life) = answer.Allowed
            ? (configuration.CacheAuthorizedRequests, configuration.AuthorizedTtl.ToTimeSpan())
            : (configuration.CacheUnauthorizedRequests, configuration.UnauthorizedTtl.ToTimeSpan());
        if (wanted != false && life > TimeSpan.Zero && ReviewQuestion.IsCacheable(attributes))
        {
            _cache.Keep(question, answer, life);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "asking the authorization webhook failed")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
