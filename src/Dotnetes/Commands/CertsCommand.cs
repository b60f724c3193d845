using System.CommandLine;
using System.Globalization;
using Dotnetes.Certificates;
using Dotnetes.Server;

namespace Dotnetes.Commands;

/// <summary><c>dotnetes certs</c>: looks after the certificates of this machine.</summary>
public static class CertsCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create() => new("certs", "Looks after the certificates of this machine.") { Check(), Renew(), RotateAuthority(), RotateTokenKey() };

    private static Option<string> Data() => ComponentFlags.Text("--data-dir", "Where server or agent keeps everything.", DataDirectory.Default);

    private static Command Check()
    {
        var data = Data();
        var command = new Command("check", "Lists the certificates; fails when one has less than 30 days left.") { data };
        command.SetAction((arguments, _) => Guard.Run(() =>
        {
            var entries = CertificateInventory.Of(Existing(arguments.GetValue(data)!));
            var now = TimeProvider.System.GetUtcNow();
            TextTable.Write(
                [
                    ["NAME", "SUBJECT", "EXPIRES", "DAYS LEFT", "CA"],
                    .. entries.Select(e => new[]
                    {
                        e.Name, e.Subject, e.NotAfter.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture), Math.Floor((e.NotAfter - now).TotalDays).ToString(CultureInfo.InvariantCulture), e.IsAuthority ? "(authority)" : e.Issuer,
                    }),
                ]);
            var near = entries.Where(e => e.NotAfter - now < CertificateLife.Warning).ToList();
            foreach (var entry in near)
            {
                Console.Error.WriteLine(
                    $"warning: {entry.Name} {(entry.NotAfter < now ? "has ended" : "ends soon")}: {(entry.IsAuthority ? "run 'dotnetes certs rotate-ca'" : "run 'dotnetes certs renew'; a server that runs renews by itself")}");
            }

            return Task.FromResult(near.Count == 0 ? 0 : 1);
        }));
        return command;
    }

    private static Command Renew()
    {
        var data = Data();
        var names = new Argument<string[]>("NAME") { Description = "The certificates, as 'check' names them without their directory; all without one.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("renew", "Issues the certificates of the control plane anew. A server that runs takes them over within a minute.") { names, data };
        command.SetAction((arguments, _) => Guard.Run(() =>
        {
            var wanted = arguments.GetValue(names) ?? [];
            var renewed = CertificateRenewal.Renew(Existing(arguments.GetValue(data)!), wanted, TimeProvider.System);
            foreach (var name in renewed)
            {
                Console.Out.WriteLine($"renewed {name}");
            }

            foreach (var name in wanted.Except(renewed))
            {
                Console.Error.WriteLine($"error: there is no certificate {name} that an authority of this machine has issued");
            }

            return Task.FromResult(renewed.Count > 0 && wanted.All(renewed.Contains) ? 0 : 1);
        }));
        return command;
    }

    private static Command RotateAuthority()
    {
        var data = Data();
        var name = ComponentFlags.Text("--authority", "The authority: ca or front-proxy-ca.", "ca");
        var change = new Option<bool>("--switch") { Description = "Second step: the new authority signs from now on." };
        var finish = new Option<bool>("--finish") { Description = "Third step: the old authority is no longer trusted." };
        var command = new Command("rotate-ca", "Changes an authority in three steps, between which both are trusted; without a flag the first one.") { data, name, change, finish };
        command.SetAction((arguments, _) => Guard.Run(() =>
        {
            var rotation = new AuthorityRotation(Existing(arguments.GetValue(data)!), arguments.GetValue(name)!, TimeProvider.System);
            if (arguments.GetValue(change) && arguments.GetValue(finish))
            {
                throw new FormatException("--switch and --finish are two steps; give one of them");
            }

            if (arguments.GetValue(finish))
            {
                rotation.Forget();
                Console.Out.WriteLine("the old authority is no longer trusted; the change is complete");
            }
            else if (arguments.GetValue(change))
            {
                var renewed = rotation.Switch();
                Console.Out.WriteLine($"the new authority signs from now on; renewed: {string.Join(", ", renewed)}");
                Console.Out.WriteLine("wait until all nodes have new certificates (half an hour while they run) and hand out new kubeconfigs, then: dotnetes certs rotate-ca --finish");
            }
            else
            {
                Console.Out.WriteLine($"the new authority {rotation.Trust().Subject} is trusted beside the old one");
                Console.Out.WriteLine("wait until all nodes and pods know it (half an hour while they run), then: dotnetes certs rotate-ca --switch");
            }

            return Task.FromResult(0);
        }));
        return command;
    }

    private static Command RotateTokenKey()
    {
        var data = Data();
        var command = new Command("rotate-token-key", "Makes a new key that signs the tokens of service accounts; those of the old one stay good. A server that runs takes it over at once.") { data };
        command.SetAction((arguments, _) => Guard.Run(() =>
        {
            var old = TokenKeys.Rotate(Existing(arguments.GetValue(data)!).Pki, TimeProvider.System);
            Console.Out.WriteLine($"a new key signs; the old one still verifies, by {old}");
            Console.Out.WriteLine("delete that file when no token of the old key is in use any more: a year later at the latest, but for tokens of secrets, which never end");
            return Task.FromResult(0);
        }));
        return command;
    }

    private static DataDirectory Existing(string path)
    {
        var data = new DataDirectory(Path.GetFullPath(path));
        return Directory.Exists(data.Pki) || Directory.Exists(Path.Combine(data.Node, "pki"))
            ? data
            : throw new DirectoryNotFoundException($"there are no certificates below {data.Root}; name the --data-dir of the server or the agent");
    }
}
