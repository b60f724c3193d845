using System.Text;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.Client.Transport;

/// <summary>Makes a Status of every answer that is an error, also where a proxy or an old server sent something else.</summary>
internal static class ErrorAnswers
{
    public static KubeApiException Make(KubeRequest? request, int code, ReadOnlyMemory<byte> body, bool protobuf, TimeSpan? retryAfter)
    {
        var status = Decode(body, protobuf);
        if (status is null || status.StatusValue == "Success")
        {
            status = Generic(request, code, body.Span);
        }

        status = status.Code == 0 ? status with { Code = code } : status;
        var details = status.Details ?? StatusDetails.Empty;
        if (retryAfter is { } wait && details.RetryAfterSeconds == 0 && wait > TimeSpan.Zero)
        {
            status = status with { Details = details with { RetryAfterSeconds = (int)Math.Ceiling(Math.Min(wait.TotalSeconds, int.MaxValue)) } };
        }

        return new(status);
    }

    private static Status? Decode(ReadOnlyMemory<byte> body, bool protobuf)
    {
        try
        {
            return WireObjects.Decode(body, protobuf).Value as Status;
        }
        catch (DecodingException)
        {
            return null;
        }
    }

    private static Status Generic(KubeRequest? request, int code, ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, 2048)]).Trim();
        return new()
        {
            StatusValue = "Failure",
            Code = code,
            Reason = ReasonOf(request?.Verb ?? "", code),
            Message = text.Length > 0 && !text.StartsWith('<') ? text : $"the server answered with status {code}",
            Details = new() { Group = request?.Group ?? "", Kind = request?.Resource ?? "", Name = request?.Name ?? "" },
        };
    }

    private static string ReasonOf(string verb, int code) => code switch
    {
        400 => StatusReason.BadRequest,
        401 => StatusReason.Unauthorized,
        403 => StatusReason.Forbidden,
        404 => StatusReason.NotFound,
        405 => StatusReason.MethodNotAllowed,
        406 => StatusReason.NotAcceptable,
        409 => verb == "create" ? StatusReason.AlreadyExists : StatusReason.Conflict,
        410 => StatusReason.Gone,
        413 => StatusReason.RequestEntityTooLarge,
        415 => StatusReason.UnsupportedMediaType,
        422 => StatusReason.Invalid,
        429 => StatusReason.TooManyRequests,
        503 => StatusReason.ServiceUnavailable,
        504 => StatusReason.Timeout,
        >= 500 => StatusReason.InternalError,
        _ => StatusReason.Unset,
    };
}
