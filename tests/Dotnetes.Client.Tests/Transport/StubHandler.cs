using System.Net;

namespace Dotnetes.Client.Tests.Transport;

/// <summary>Answers requests with what the test prepared, in order.</summary>
internal sealed class StubHandler : HttpMessageHandler
{
    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> _answers = [];

    public List<SentRequest> Requests { get; } = [];

    public void Answer(int code, string type, byte[] body, params (string Name, string Value)[] headers) =>
        Answer(code, type, new ByteArrayContent(body), headers);

    public void Answer(int code, string type, HttpContent body, params (string Name, string Value)[] headers) => _answers.Enqueue(_ =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)code) { Content = body };
        body.Headers.ContentType = new(type);
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return Task.FromResult(response);
    });

    public void AnswerNever(TimeProvider time) => _answers.Enqueue(async token =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, time, token);
        return new();
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(new(
            request.RequestUri!.OriginalString,
            request.Headers.NonValidated.ToDictionary(h => h.Key, h => string.Join(", ", h.Value)),
            request.Content?.Headers.ContentType?.MediaType ?? "",
            request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken)));
        return await _answers.Dequeue()(cancellationToken);
    }

    internal sealed record SentRequest(string Url, Dictionary<string, string> Headers, string ContentType, byte[] Body)
    {
        public string Accept => Headers["Accept"];
    }
}
