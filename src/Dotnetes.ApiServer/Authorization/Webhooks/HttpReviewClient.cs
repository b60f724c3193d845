using System.Net.Http.Headers;
using Dotnetes.Api.Authorization.V1;
using Dotnetes.Client;
using Dotnetes.Client.Transport;
using Old = Dotnetes.Api.Authorization.V1Beta1;

namespace Dotnetes.ApiServer.Authorization.Webhooks;

/// <summary>Posts access reviews to the URL of a kubeconfig, in the version that the service speaks.</summary>
internal sealed class HttpReviewClient(HttpTransport transport, string version, TimeSpan timeout, TimeProvider time) : IReviewClient
{
    /// <inheritdoc/>
    public async ValueTask<SubjectAccessReviewStatus> Ask(SubjectAccessReviewSpec question, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var content = new ByteArrayContent(version == "v1" ? JsonText.Encode(new SubjectAccessReview { Spec = question }) : JsonText.Encode(Beta(question)));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await transport.SendRaw(HttpMethod.Post, "", "application/json, */*", content, both.Token);
            var body = await response.Content.ReadAsByteArrayAsync(both.Token);
            var code = (int)response.StatusCode;
            return code is >= 200 and < 300
                ? Decode(body)
                : throw new ReviewException($"the authorization webhook answered with the status {code}", code is 429 or >= 500, isTimeout: code == 504);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ReviewException("the authorization webhook did not answer in time", mayRetry: true, e, isTimeout: true);
        }
        catch (Exception e) when (e is KubeTransportException or HttpRequestException or IOException)
        {
            throw new ReviewException("the authorization webhook cannot be reached", mayRetry: true, e);
        }
    }

    private SubjectAccessReviewStatus Decode(byte[] body)
    {
        try
        {
            return version == "v1" ? JsonText.Decode<SubjectAccessReview>(body).Status : New(JsonText.Decode<Old.SubjectAccessReview>(body).Status);
        }
        catch (DecodingException e)
        {
            throw new ReviewException("the authorization webhook answered with something else than a SubjectAccessReview", mayRetry: false, e);
        }
    }

    private static SubjectAccessReviewStatus New(Old.SubjectAccessReviewStatus status) =>
        new() { Allowed = status.Allowed, Denied = status.Denied, Reason = status.Reason, EvaluationError = status.EvaluationError };

    private static Old.SubjectAccessReview Beta(SubjectAccessReviewSpec spec) => new()
    {
        Spec = new Old.SubjectAccessReviewSpec
        {
            User = spec.User,
            Group = spec.Groups,
            Uid = spec.Uid,
            Extra = spec.Extra,
            NonResourceAttributes = spec.NonResourceAttributes is { } path ? new Old.NonResourceAttributes { Path = path.Path, Verb = path.Verb } : null,
            ResourceAttributes = spec.ResourceAttributes is not { } resource
                ? null
                : new Old.ResourceAttributes
                {
                    Namespace = resource.Namespace,
                    Verb = resource.Verb,
                    Group = resource.Group,
                    Version = resource.Version,
                    Resource = resource.Resource,
                    Subresource = resource.Subresource,
                    Name = resource.Name,
                    FieldSelector = resource.FieldSelector,
                    LabelSelector = resource.LabelSelector,
                },
        },
    };
}
