using System.Globalization;
using Dotnetes.Api.Core.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>Checks probes and lifecycle handlers.</summary>
internal static class ProbeValidation
{
    public static void Validate(Container container, long? gracePeriod, FieldPath path, FieldErrorList errors)
    {
        if (container.Lifecycle is { } lifecycle)
        {
            Handler(lifecycle.PostStart, gracePeriod, path.Child("lifecycle", "postStart"), errors);
            Handler(lifecycle.PreStop, gracePeriod, path.Child("lifecycle", "preStop"), errors);
        }

        if (container.LivenessProbe is { } liveness)
        {
            Probe(liveness, path.Child("livenessProbe"), errors);
            OneSuccess(liveness, path.Child("livenessProbe"), errors);
        }

        if (container.ReadinessProbe is { } readiness)
        {
            Probe(readiness, path.Child("readinessProbe"), errors);
            if (readiness.TerminationGracePeriodSeconds is { } seconds)
            {
                errors.Add(FieldError.Invalid(path.Child("readinessProbe", "terminationGracePeriodSeconds"), seconds, "must not be set for readinessProbes"));
            }
        }

        if (container.StartupProbe is { } startup)
        {
            Probe(startup, path.Child("startupProbe"), errors);
            OneSuccess(startup, path.Child("startupProbe"), errors);
        }
    }

    private static void OneSuccess(Probe probe, FieldPath path, FieldErrorList errors)
    {
        if (probe.SuccessThreshold != 1)
        {
            errors.Add(FieldError.Invalid(path.Child("successThreshold"), probe.SuccessThreshold, "must be 1"));
        }
    }

    private static void Probe(Probe probe, FieldPath path, FieldErrorList errors)
    {
        Actions(new(probe.Exec, probe.HttpGet, probe.TcpSocket, probe.Grpc, null), null, path, errors);
        errors.NotNegative(path.Child("initialDelaySeconds"), probe.InitialDelaySeconds);
        errors.NotNegative(path.Child("timeoutSeconds"), probe.TimeoutSeconds);
        errors.NotNegative(path.Child("periodSeconds"), probe.PeriodSeconds);
        errors.NotNegative(path.Child("successThreshold"), probe.SuccessThreshold);
        errors.NotNegative(path.Child("failureThreshold"), probe.FailureThreshold);
        if (probe.TerminationGracePeriodSeconds is { } seconds and <= 0)
        {
            errors.Add(FieldError.Invalid(path.Child("terminationGracePeriodSeconds"), seconds, "must be greater than 0"));
        }
    }

    private static void Handler(LifecycleHandler? handler, long? gracePeriod, FieldPath path, FieldErrorList errors)
    {
        if (handler is not null)
        {
            Actions(new(handler.Exec, handler.HttpGet, handler.TcpSocket, null, handler.Sleep), gracePeriod, path, errors);
        }
    }

    private static void Actions(ActionSet actions, long? gracePeriod, FieldPath path, FieldErrorList errors)
    {
        var count = 0;
        if (actions.Exec is { } exec && First(ref count, path.Child("exec"), errors) && exec.Command.IsEmpty)
        {
            errors.Add(FieldError.Required(path.Child("exec", "command")));
        }

        if (actions.HttpGet is { } http && First(ref count, path.Child("httpGet"), errors))
        {
            Http(http, path.Child("httpGet"), errors);
        }

        if (actions.TcpSocket is { } tcp && First(ref count, path.Child("tcpSocket"), errors))
        {
            errors.PortNumberOrName(path.Child("tcpSocket", "port"), tcp.Port);
        }

        if (actions.Grpc is { } grpc && First(ref count, path.Child("grpc"), errors))
        {
            errors.Port(path.Child("grpc", "port"), grpc.Port);
        }

        if (actions.Sleep is { } sleep && First(ref count, path.Child("sleep"), errors) && gracePeriod is { } limit && (sleep.Seconds < 0 || sleep.Seconds > limit))
        {
            errors.Add(FieldError.Invalid(
                path.Child("sleep"),
                sleep.Seconds,
                string.Create(CultureInfo.InvariantCulture, $"must be non-negative and less than terminationGracePeriodSeconds ({limit})")));
        }

        if (count == 0)
        {
            errors.Add(FieldError.Required(path, "must specify a handler type"));
        }
    }

    private static bool First(ref int count, FieldPath path, FieldErrorList errors)
    {
        if (count++ == 0)
        {
            return true;
        }

        errors.Add(FieldError.Forbidden(path, "may not specify more than 1 handler type"));
        return false;
    }

    private static void Http(HttpGetAction http, FieldPath path, FieldErrorList errors)
    {
        if (http.Path.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("path")));
        }

        errors.PortNumberOrName(path.Child("port"), http.Port);
        if (http.Scheme is not ("HTTP" or "HTTPS"))
        {
            errors.Add(FieldError.NotSupported(path.Child("scheme"), http.Scheme, "HTTP", "HTTPS"));
        }

        foreach (var header in http.HttpHeaders)
        {
            errors.Messages(path.Child("httpHeaders"), header.Name, Identifiers.IsHttpHeaderName(header.Name));
        }
    }

    private readonly record struct ActionSet(ExecAction? Exec, HttpGetAction? HttpGet, TcpSocketAction? TcpSocket, GrpcAction? Grpc, SleepAction? Sleep);
}
