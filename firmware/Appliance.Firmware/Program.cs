using Appliance.Firmware.Cli;

return await CommandLine.RunAsync(args);
