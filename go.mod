module planportal

go 1.26.5

