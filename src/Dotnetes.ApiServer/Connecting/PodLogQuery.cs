using System.Globalization;
using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Connecting;

/// <summary>The options of a request for a pod's log.</summary>
internal static class PodLogQuery
{
    private const string AllStreams = "All";

    /// <summary>Reads the options and checks them.</summary>
    /// <exception cref="ApiException">400 or 422.</exception>
    public static PodLogOptions Read(QueryParameters query, string pod)
    {
        var options = new PodLogOptions
        {
            Container = query["container"],
            Follow = query.Flag("follow"),
            Previous = query.Flag("previous"),
            SinceSeconds = query.Integer("sinceSeconds"),
            SinceTime = query["sinceTime"] is { Length: > 0 } text ? Parse(text) : null,
            Timestamps = query.Flag("timestamps"),
            TailLines = query.Integer("tailLines"),
            LimitBytes = query.Integer("limitBytes"),
            InsecureSkipTlsVerifyBackend = query.Flag("insecureSkipTLSVerifyBackend"),
            Stream = query["stream"] is { Length: > 0 } stream ? stream : null,
        };
        var errors = Validate(options);
        return errors.IsEmpty ? options : throw ApiErrors.Invalid("", "PodLogOptions", pod, errors);
    }

    /// <summary>The query that the kubelet is sent.</summary>
    public static string Write(PodLogOptions options)
    {
        var parts = new List<string>();
        AddFlag("follow", options.Follow);
        AddNumber("limitBytes", options.LimitBytes);
        AddFlag("previous", options.Previous);
        AddNumber("sinceSeconds", options.SinceSeconds);
        if (options.SinceTime is { } since)
        {
            parts.Add("sinceTime=" + Uri.EscapeDataString(since.ToString()));
        }

        AddNumber("tailLines", options.TailLines);
        AddFlag("timestamps", options.Timestamps);
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);

        void AddFlag(string name, bool value)
        {
            if (value)
            {
                parts.Add(name + "=true");
            }
        }

        void AddNumber(string name, long? value)
        {
            if (value is { } number)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{name}={number}"));
            }
        }
    }

    private static Time Parse(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var time)
            ? Time.FromDateTimeOffset(time)
            : throw ApiErrors.BadRequest($"parsing time {GoText.Quote(text)} as \"2006-01-02T15:04:05Z07:00\": cannot parse {GoText.Quote(text)} as \"2006\"");

    private static FieldErrorList Validate(PodLogOptions options)
    {
        var errors = new FieldErrorList();
        if (options.TailLines is < 0)
        {
            errors.Add(FieldError.Invalid(FieldPath.Of("tailLines"), options.TailLines.Value, ValidationMessages.NotNegative));
        }

        if (options.LimitBytes is < 1)
        {
            errors.Add(FieldError.Invalid(FieldPath.Of("limitBytes"), options.LimitBytes.Value, "must be greater than 0"));
        }

        if (options is { SinceSeconds: not null, SinceTime: not null })
        {
            errors.Add(FieldError.Forbidden(FieldPath.Of(""), "at most one of `sinceTime` or `sinceSeconds` may be specified"));
        }
        else if (options.SinceSeconds is < 1)
        {
            errors.Add(FieldError.Invalid(FieldPath.Of("sinceSeconds"), options.SinceSeconds.Value, "must be greater than 0"));
        }

        // Choosing one of the streams is an alpha feature that is off by default.
        if (options.Stream is not (null or AllStreams))
        {
            errors.Add(FieldError.Forbidden(FieldPath.Of("stream"), "may not be specified"));
        }

        return errors;
    }
}
