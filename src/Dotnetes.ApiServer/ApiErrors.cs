using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer;

/// <summary>Every error that the API answers with, in upstream's wording, from this one place.</summary>
public static class ApiErrors
{
    /// <summary>404: no such object.</summary>
    public static ApiException NotFound(string group, string resource, string name) =>
        Make(404, StatusReason.NotFound, $"{Qualified(group, resource)} \"{name}\" not found", group, resource, name);

    /// <summary>404: no such path.</summary>
    public static ApiException PathNotFound() =>
        new(Status(404, StatusReason.NotFound, "the server could not find the requested resource") with { Details = StatusDetails.Empty });

    /// <summary>409: the name is taken.</summary>
    public static ApiException AlreadyExists(string group, string resource, string name, bool isTerminating = false) =>
        Make(409, StatusReason.AlreadyExists, $"{(isTerminating ? "object is being deleted: " : "")}{Qualified(group, resource)} \"{name}\" already exists", group, resource, name);

    /// <summary>409: no free name was found for generateName.</summary>
    public static ApiException GenerateNameConflict(string group, string resource, string name)
    {
        var status = AlreadyExists(group, resource, name).Status;
        return new(status with
        {
            Message = status.Message + ", the server was not able to generate a unique name for the object",
            Details = status.Details! with { RetryAfterSeconds = 1 },
        });
    }

    /// <summary>500 without a reason: what upstream answers where it has no better word.</summary>
    public static ApiException Unknown(string message) => new(Status(500, StatusReason.Unset, message));

    /// <summary>409: the object changed meanwhile, or a precondition does not hold.</summary>
    public static ApiException Conflict(string group, string resource, string name, string reason) =>
        Make(409, StatusReason.Conflict, $"Operation cannot be fulfilled on {Qualified(group, resource)} \"{name}\": {reason}", group, resource, name);

    /// <summary>409 for a change of an object that has another UID than was named.</summary>
    public static ApiException StaleIdentity(string group, string resource, string name, string key, string wanted, string present) => Conflict(
        group,
        resource,
        name,
        $"StorageError: invalid object, Code: 4, Key: {key}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: {wanted}, UID in object meta: {present}");

    /// <summary>409 for an update of a stale version.</summary>
    public static ApiException StaleConflict(string group, string resource, string name) =>
        Conflict(group, resource, name, "the object has been modified; please apply your changes to the latest version and try again");

    /// <summary>403.</summary>
    public static ApiException Forbidden(string group, string resource, string name, string reason) => Make(
        403,
        StatusReason.Forbidden,
        group.Length + resource.Length == 0 ? $"forbidden: {reason}" : name.Length > 0 ? $"{Qualified(group, resource)} \"{name}\" is forbidden: {reason}" : $"{Qualified(group, resource)} is forbidden: {reason}",
        group,
        resource,
        name);

    /// <summary>401.</summary>
    public static ApiException Unauthorized(string reason = "Unauthorized") => new(Status(401, StatusReason.Unauthorized, reason));

    /// <summary>400.</summary>
    public static ApiException BadRequest(string reason) => new(Status(400, StatusReason.BadRequest, reason));

    /// <summary>405: as for every method that the router does not know, without a word about the resource.</summary>
    public static ApiException MethodNotSupported() =>
        new(Status(405, StatusReason.MethodNotAllowed, "the server does not allow this method on the requested resource") with { Details = new StatusDetails() });

    /// <summary>406: none of the accepted media types can be made.</summary>
    public static ApiException NotAcceptable(string accepted) =>
        new(Status(406, StatusReason.NotAcceptable, $"only the following media types are accepted: {accepted}"));

    /// <summary>406: as the router says it, before anybody looks at the request.</summary>
    public static ApiException NotAcceptableRoute(string available) =>
        new(Status(406, StatusReason.NotAcceptable, $"406: Not Acceptable\n\nAvailable representations: {available}") with { Details = new StatusDetails() });

    /// <summary>406: the form that was asked for does not go with what there is to show.</summary>
    public static ApiException NotAcceptableShape(string reason) => new(Status(406, StatusReason.NotAcceptable, reason));

    /// <summary>415: as the router says it, before anybody looks at the request.</summary>
    public static ApiException UnsupportedMediaTypeRoute() => new(Status(415, StatusReason.UnsupportedMediaType, "415: Unsupported Media Type") with { Details = new StatusDetails() });

    /// <summary>415: the body's media type is not understood.</summary>
    public static ApiException UnsupportedMediaType(string accepted) =>
        new(Status(415, StatusReason.UnsupportedMediaType, $"the body of the request was in an unknown format - accepted media types include: {accepted}"));

    /// <summary>410: the resource version or the continue token is too old.</summary>
    public static ApiException Expired(string reason) => new(Status(410, StatusReason.Expired, reason));

    /// <summary>410: the continue token is too old; carries one with which the rest of the present state can be listed.</summary>
    public static ApiException ContinueExpired(string token)
    {
        const string Reason = "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.";
        return new(Status(410, StatusReason.Expired, Reason) with { Metadata = new ListMeta { Continue = token } });
    }

    /// <summary>422: the patch cannot be carried out on the document. The message is as curt as upstream's; the cause says more.</summary>
    public static ApiException UnprocessablePatch() =>
        new(Status(422, StatusReason.Invalid, "the server rejected our request due to an error in our request") with { Details = new StatusDetails() });

    /// <summary>409: an apply would change the fields of others.</summary>
    public static ApiException ApplyConflict(string message, ValueList<StatusCause> causes) =>
        new(Status(409, StatusReason.Conflict, message) with { Details = new StatusDetails { Causes = causes } });

    /// <summary>422 for the options of a request.</summary>
    public static ApiException InvalidOptions(string kind, string field, string reason) =>
        new(Status(422, StatusReason.Invalid, $"{kind}.meta.k8s.io \"\" is invalid: {field}: {reason}") with
        {
            Details = new StatusDetails { Group = "meta.k8s.io", Kind = kind, Causes = [new StatusCause { Reason = CauseOf(reason), Message = reason, Field = field }] },
        });

    private static string CauseOf(string reason) => reason.Split(':')[0] switch
    {
        "Forbidden" => CauseType.FieldValueForbidden,
        "Unsupported value" => CauseType.FieldValueNotSupported,
        _ => CauseType.FieldValueInvalid,
    };

    /// <summary>413: the body is too large.</summary>
    public static ApiException TooLarge(string reason) => new(Status(413, StatusReason.RequestEntityTooLarge, $"Request entity too large: {reason}"));

    /// <summary>429.</summary>
    public static ApiException TooManyRequests(string reason, int retryAfterSeconds) =>
        new(Status(429, StatusReason.TooManyRequests, reason) with { Details = retryAfterSeconds == 0 ? null : new StatusDetails { RetryAfterSeconds = retryAfterSeconds } });

    /// <summary>504 with the time after which to try again.</summary>
    public static ApiException Timeout(string reason, int retryAfterSeconds = 0) =>
        new(Status(504, StatusReason.Timeout, $"Timeout: {reason}") with { Details = new StatusDetails { RetryAfterSeconds = retryAfterSeconds } });

    /// <summary>504: a resource version that the server has not reached.</summary>
    public static ApiException TooLargeResourceVersion(long wanted, long current) =>
        new(Status(504, StatusReason.Timeout, $"Timeout: Too large resource version: {wanted}, current: {current}") with
        {
            Details = new StatusDetails
            {
                RetryAfterSeconds = 1,
                Causes = [new StatusCause { Reason = CauseType.ResourceVersionTooLarge, Message = "Too large resource version" }],
            },
        });

    /// <summary>503.</summary>
    public static ApiException ServiceUnavailable(string reason) => new(Status(503, StatusReason.ServiceUnavailable, reason));

    /// <summary>500: the store takes no writes for lack of space.</summary>
    public static ApiException FullDisk(string reason) => InternalError($"{reason}; the disk of the API server's store is full: make room");

    /// <summary>500. Say nothing secret.</summary>
    public static ApiException InternalError(string reason) => new(Status(500, StatusReason.InternalError, $"Internal error occurred: {reason}") with
    {
        Details = new StatusDetails { Causes = [new StatusCause { Message = reason }] },
    });

    /// <summary>422: the object is invalid; every field error becomes a cause.</summary>
    public static ApiException Invalid(string group, string kind, string name, IReadOnlyCollection<FieldError> errors)
    {
        // Events of both groups are the same to upstream.
        group = group == "events.k8s.io" && kind == "Event" ? "" : group;
        var texts = errors.Select(e => e.ToString()).Distinct().ToList();
        var shown = texts.Count == 1 ? texts[0] : $"[{string.Join(", ", texts)}]";
        return new(Status(422, StatusReason.Invalid, $"{Qualified(group, kind)} \"{name}\" is invalid: {shown}") with
        {
            Details = new StatusDetails
            {
                Group = group,
                Kind = kind,
                Name = name,
                Causes = errors.Select(e => new StatusCause { Reason = e.Reason, Message = e.Body, Field = e.Field }).ToValueList(),
            },
        });
    }

    private static ApiException Make(int code, string reason, string message, string group, string resource, string name) =>
        new(Status(code, reason, message) with { Details = new StatusDetails { Group = group, Kind = resource, Name = name } });

    private static Status Status(int code, string reason, string message) => new()
    {
        StatusValue = "Failure",
        Message = message,
        Reason = reason,
        Code = code,
    };

    private static string Qualified(string group, string resource) => group.Length == 0 ? resource : $"{resource}.{group}";
}
