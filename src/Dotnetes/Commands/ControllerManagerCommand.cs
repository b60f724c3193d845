using System.CommandLine;
using System.Net;
using Dotnetes.ApiServer.Authentication.ServiceAccounts;
using Dotnetes.ApiServer.Authentication.Tokens;
using Dotnetes.Components;
using Dotnetes.Controllers;
using Dotnetes.Controllers.ServiceAccounts;
using Dotnetes.Machinery.Configuration;
using Dotnetes.Machinery.Metrics;
using Dotnetes.Processes;

namespace Dotnetes.Commands;

/// <summary><c>dotnetes kube-controller-manager</c>: the controllers alone.</summary>
public static class ControllerManagerCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var flags = new ComponentFlags(10257, "kube-controller-manager");
        var allocate = new Option<bool>("--allocate-node-cidrs") { Description = "Give nodes their ranges for pods." };
        var range = ComponentFlags.Text("--cluster-cidr", "The range from which nodes get theirs.");
        var size = new Option<int>("--node-cidr-mask-size") { Description = "The prefix length of a node's range.", DefaultValueFactory = _ => 24 };
        var selection = ComponentFlags.Text("--controllers", "Which controllers run: * for all that are on by default, name for one more, -name for one less.", "*");
        var rootAuthority = ComponentFlags.Text("--root-ca-file", "The authority of the API server, for pods.");
        var ownAccounts = new Option<bool>("--use-service-account-credentials") { Description = "Let each controller act as its own service account." };
        var tokenKey = ComponentFlags.Text("--service-account-private-key-file", "The PEM file with the private key that signs the tokens of secrets; without it they get none.");
        var command = new Command("kube-controller-manager", "Runs the controllers alone.") { allocate, range, size, selection, rootAuthority, ownAccounts, tokenKey };
        var signing = new SigningFlags();
        signing.AddTo(command);
        var single = new ControllerFlags();
        single.AddTo(command);
        flags.AddTo(command);
        command.SetAction((arguments, _) => Guard.Run(() => Run(
            arguments,
            flags,
            arguments.GetValue(ownAccounts),
            single.Of(arguments, new ControllerSetOptions
            {
                PodRange = arguments.GetValue(allocate) && arguments.GetValue(range) is { Length: > 0 } text ? IPNetwork.Parse(text) : null,
                NodePrefixLength = arguments.GetValue(size),
                Controllers = arguments.GetValue(selection)!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToValueList(),
                Certificates = signing.Of(arguments),
                ServiceAccounts = new()
                {
                    RootCaPem = Followed(arguments.GetValue(rootAuthority)!),
                    IssueToken = arguments.GetValue(tokenKey) is { Length: > 0 } key ? IssuerOf(SigningKey.FromPem(File.ReadAllText(key))) : null,
                },
            }))));
        return command;
    }

    private static Func<string>? Followed(string path)
    {
        if (path.Length == 0)
        {
            return null;
        }

        var file = new FollowedFiles<string>([path], texts => texts[0], TimeProvider.System, e => Console.Error.WriteLine($"warning: {path} is not reloaded: {e.Message}"));
        return () => file.Value;
    }

    private static LegacyTokenIssuer IssuerOf(SigningKey key)
    {
        var issuer = new ServiceAccountTokenIssuer(ServiceAccountTokenIssuer.LegacyIssuer, key, TimeProvider.System);
        return (account, secret, _) => new(issuer.IssueLegacy(account, secret));
    }

    private static async Task<int> Run(ParseResult arguments, ComponentFlags flags, bool ownAccounts, ControllerSetOptions options)
    {
        ComponentFlags.WarnOfUnused(arguments);
        using var daemon = new Daemon();
        using var logging = Logs.Create(flags.VerbosityOf(arguments));
        var time = TimeProvider.System;
        using var connection = ComponentClient.Connect(flags.KubeconfigOf(arguments, ""), flags.MasterOf(arguments), "kube-controller-manager", time, logging);
        using var identities = new ControllerIdentities(connection, time, logging);
        var leader = flags.LeaderOf(arguments);
        var watch = new LeaderWatch();
        await using var endpoint = await ComponentEndpoint.Start(
            flags.ServingOf(arguments), leader.Elect ? [watch.Check] : [], connection.Client, new MetricRegistry(), "{}", time, logging, daemon.Stopping);
        return await Component.Run(
            connection.Client, leader, watch, time, logging,
            token => ControllerManagerComponent.Run(connection.Client, options, time, logging, token, ownAccounts ? identities.For : null), daemon.Stopping);
    }
}
