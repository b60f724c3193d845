using System.Net;
using System.Text;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.Testing.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Dotnetes.Testing.Http;

/// <summary>Brings HTTP requests to the API server of a test cluster without a socket.</summary>
internal sealed class InProcessHandler(TestCluster cluster, UserInfo user) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var url = request.RequestUri!.IsAbsoluteUri ? request.RequestUri : new Uri(cluster.Url, request.RequestUri);
        var about = RequestPath.Read(user.Name, request.Method.Method, url);
        cluster.Record(about);
        var effect = cluster.Faults.Choose(about);
        if (effect?.Kind == FaultKind.Refused)
        {
            return Refusal(request, effect.Status!);
        }

        if (effect?.Kind == FaultKind.RequestLost)
        {
            throw new HttpRequestException("the connection broke before the request arrived");
        }

        if (effect?.Kind == FaultKind.Delayed)
        {
            await Task.Delay(effect.Time, cluster.Time, cancellationToken);
        }

        var server = cluster.Server ?? throw new HttpRequestException("connection refused: the API server does not run");
        var open = cluster.Faults.Open(about, cancellationToken);
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var response = new ResponseStream(cluster.IsSerial);
        _ = cluster.Run(() => Serve(server, Context(request, url, body, response, open.Token), response, open));
        await response.Started.WaitAsync(cancellationToken);
        if (effect?.Kind == FaultKind.Slow)
        {
            await Task.Delay(effect.Time, cluster.Time, cancellationToken);
        }

        if (effect?.Kind == FaultKind.ResponseLost || open.Ending == WatchEnding.Broken)
        {
            open.End(WatchEnding.Broken);
            throw new HttpRequestException("the connection broke before the answer came");
        }

        if (effect?.Kind == FaultKind.WatchEnds)
        {
            _ = EndLater(open, effect);
        }

        return Answer(request, response, open);
    }

    private static async Task Serve(ApiServerHost server, HttpContext context, ResponseStream response, ClusterFaults.OpenWatch open)
    {
        Exception? failure = null;
        try
        {
            await server.Handle(context);
            await context.Response.CompleteAsync();
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            failure = new IOException("the connection broke", e);
        }

        response.End(open.Ending is WatchEnding.Broken ? new IOException("the connection broke") : open.Ending is null ? failure : null);
        open.Dispose();
    }

    private HttpContext Context(HttpRequestMessage request, Uri url, byte[] body, ResponseStream response, CancellationToken aborted)
    {
        var features = new FeatureCollection();
        var headers = new HeaderDictionary();
        foreach (var (name, values) in request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()))
        {
            headers[name] = values.ToArray();
        }

        ((IHeaderDictionary)headers).Host = url.Authority;
        if (request.Content is not null)
        {
            headers.ContentLength = body.Length;
        }

        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = request.Method.Method,
            Scheme = url.Scheme,
            Path = Uri.UnescapeDataString(url.AbsolutePath),
            QueryString = url.Query,
            RawTarget = url.PathAndQuery,
            Protocol = "HTTP/1.1",
            Headers = headers,
            Body = new MemoryStream(body),
        });
        features.Set<IHttpResponseFeature>(response.Head);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(response));
        features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature { RequestAborted = aborted });
        features.Set(new TestUsers.Sender(user));
        return new DefaultHttpContext(features);
    }

    private static HttpResponseMessage Answer(HttpRequestMessage request, ResponseStream response, ClusterFaults.OpenWatch open)
    {
        var message = new HttpResponseMessage((HttpStatusCode)response.Head.StatusCode)
        {
            RequestMessage = request,
            Content = new StreamContent(new AnswerStream(response.Reader.AsStream(), open)),
        };
        foreach (var (name, values) in response.Head.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                message.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        return message;
    }

    private static HttpResponseMessage Refusal(HttpRequestMessage request, Status status)
    {
        var message = new HttpResponseMessage((HttpStatusCode)status.Code)
        {
            RequestMessage = request,
            Content = new StringContent(Encoding.UTF8.GetString(Manifests.Encode(status)), Encoding.UTF8, "application/json"),
        };
        if (status.Details is { RetryAfterSeconds: > 0 and var seconds })
        {
            message.Headers.RetryAfter = new(TimeSpan.FromSeconds(seconds));
        }

        return message;
    }

    private async Task EndLater(ClusterFaults.OpenWatch open, FaultEffect effect)
    {
        await Task.Delay(effect.Time, cluster.Time);
        open.End(effect.Ending == WatchEnding.Expired ? WatchEnding.Closed : effect.Ending);
    }

    /// <summary>The client's side of an answer; closing it tells the server.</summary>
    private sealed class AnswerStream(Stream inner, ClusterFaults.OpenWatch open) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            inner.ReadAsync(buffer, offset, count, cancellationToken);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                open.End(WatchEnding.Closed);
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
