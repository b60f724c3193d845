using System.Net.Http.Headers;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.ImagePolicy.V1Alpha1;
using Dotnetes.ApiServer.Caching;
using Dotnetes.ApiServer.Connecting;
using Dotnetes.Client;
using Dotnetes.Client.Transport;

namespace Dotnetes.ApiServer.Admission.Plugins.ImagePolicy;

/// <summary>Lets a service elsewhere judge the images of pods, by posting ImageReviews (imagepolicy.k8s.io/v1alpha1) to it.</summary>
public sealed class ImagePolicyWebhook : IAdmissionPlugin, IDisposable
{
    private const string Prefix = "imagepolicywebhook.image-policy.k8s.io/";
    private const string Annotations = ".image-policy.k8s.io/";
    private const int CachedAnswers = 1024;
    private const int Attempts = 5;
    private const double Growth = 1.5;
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(30);

    private readonly ImagePolicyOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _http;
    private readonly ExpiringCache<ImageReviewSpec, ImageReviewStatus> _answers;

    /// <summary>Creates the plugin; nothing is sent yet.</summary>
    /// <param name="options">Which service.</param>
    /// <param name="time">The clock.</param>
    public ImagePolicyWebhook(ImagePolicyOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _http = new HttpMessageInvoker(options.Handler ?? HttpHandlers.Create(options.Service), disposeHandler: options.Handler is null);
        _answers = new(time, CachedAnswers);
    }

    /// <inheritdoc/>
    public string Name => "ImagePolicyWebhook";

    /// <inheritdoc/>
    public AdmissionPhases Phases => AdmissionPhases.Validating;

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation is AdmissionOperation.Create or AdmissionOperation.Update;

    /// <inheritdoc/>
    public async ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (attributes.Subresource is not ("" or "ephemeralcontainers") || !attributes.IsFor("", "pods", attributes.Subresource) || attributes.Object is not Pod pod)
        {
            return;
        }

        var question = QuestionOf(pod, attributes);
        if (_answers.Find(question) is not { } answer)
        {
            string problem;
            (answer, problem) = await Ask(question, cancellationToken);
            if (answer is null)
            {
                Fail(attributes, problem);
                return;
            }

            var life = answer.Allowed ? _options.AllowTime : _options.DenyTime;
            if (life > TimeSpan.Zero)
            {
                _answers.Keep(question, answer, life);
            }
        }

        foreach (var (key, value) in answer.AuditAnnotations)
        {
            attributes.Annotate(Prefix + key, value);
        }

        if (!answer.Allowed)
        {
            throw attributes.Forbidden(answer.Reason.Length > 0
                ? $"image policy webhook backend denied one or more images: {answer.Reason}"
                : "one or more images rejected by webhook backend");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static ImageReviewSpec QuestionOf(Pod pod, AdmissionAttributes attributes)
    {
        var images = attributes.Subresource.Length > 0
            ? pod.Spec.EphemeralContainers.Select(static c => c.Image)
            : pod.Spec.Containers.Concat(pod.Spec.InitContainers).Select(static c => c.Image);
        return new ImageReviewSpec
        {
            Containers = images.Select(static i => new ImageReviewContainerSpec { Image = i }).ToValueList(),
            Annotations = pod.Metadata.Annotations.Where(static a => a.Key.Contains(Annotations, StringComparison.Ordinal)).ToValueMap(),
            Namespace = attributes.Namespace,
        };
    }

    private void Fail(AdmissionAttributes attributes, string problem)
    {
        if (!_options.DefaultAllow)
        {
            throw attributes.Forbidden(problem);
        }

        attributes.Annotate(Prefix + "failed-open", "true");
    }

    private async ValueTask<(ImageReviewStatus? Answer, string Problem)> Ask(ImageReviewSpec question, CancellationToken cancellationToken)
    {
        var body = JsonText.Encode(new ImageReview { Spec = question });
        var pause = _options.RetryBackoff;
        for (var attempt = 1; ; attempt++)
        {
            var (answer, problem, mayRetry) = await Post(body, cancellationToken);
            if (answer is not null || !mayRetry || attempt == Attempts)
            {
                return (answer, problem);
            }

            await Task.Delay(pause, _time, cancellationToken);
            pause *= Growth;
        }
    }

    private async ValueTask<(ImageReviewStatus? Answer, string Problem, bool MayRetry)> Post(byte[] body, CancellationToken cancellationToken)
    {
        var url = _options.Service.Server;
        using var limit = new CancellationTokenSource(s_timeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.TryAddWithoutValidation("Accept", "application/json, */*");
            request.Headers.TryAddWithoutValidation("User-Agent", _options.Service.UserAgent);
            if (await _options.Service.Credentials.Authorization(both.Token) is { } authorization)
            {
                request.Headers.TryAddWithoutValidation("Authorization", authorization);
            }

            using var response = await _http.SendAsync(request, both.Token);
            var code = (int)response.StatusCode;
            return response.IsSuccessStatusCode
                ? (JsonText.Decode<ImageReview>(await response.Content.ReadAsByteArrayAsync(both.Token)).Status, "", false)
                : (null, $"the server responded with the status code {code} but did not return more information", code is 429 or 500 or 504);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, $"Post {GoText.Quote(url.AbsoluteUri)}: context deadline exceeded", true);
        }
        catch (HttpRequestException e)
        {
            return (null, $"Post {GoText.Quote(url.AbsoluteUri)}: {BackendErrors.Describe(e, url)}", e.HttpRequestError == HttpRequestError.ResponseEnded);
        }
        catch (Exception e) when (e is DecodingException or IOException or KubeTransportException)
        {
            return (null, e.Message, false);
        }
    }
}
